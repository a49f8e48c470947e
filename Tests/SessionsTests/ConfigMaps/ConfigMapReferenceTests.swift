import Inspection
import Testing

@testable import Sessions

/// What `-f configmap:…` may look like.
struct ConfigMapReferenceTests {
  @Test(
    arguments: [
      ("configmap:kube-system/coredns", "configmap:kube-system/coredns/Corefile"),
      ("configmap:a/b.c-d/x_Y.conf", "configmap:a/b.c-d/x_Y.conf"),
    ])
  func namesAConfigMap(text: String, full: String) throws {
    #expect(try ConfigMapReference(text)?.description == full)
  }

  @Test(arguments: ["Corefile", "./configmap:a/b", "-", "/configmap:a/b", "ConfigMap:a/b", ""])
  func anythingElseIsAPath(text: String) throws {
    #expect(try ConfigMapReference(text) == nil)
  }

  @Test(
    arguments: [
      "configmap:", "configmap:coredns", "configmap:a/", "configmap:/b", "configmap:a/b/",
      "configmap:a/b/c/d", "configmap:A/b", "configmap:a.b/c", "configmap:a/b?x=1",
      "configmap:a/b%2F", "configmap:../b", "configmap:a/..", "configmap:a/b/..",
      "configmap:a/b/..data", "configmap:a/b/c d", "configmap:-a/b", "configmap:a/b\u{301}",
      "configmap:\(String(repeating: "a", count: 64))/b",
    ])
  func namesThatTheServerWouldNotTakeAreWrongUsage(text: String) {
    let failure = #expect(throws: CommandFailure.self) { try ConfigMapReference(text) }
    #expect(failure?.status == .usage)
    #expect(failure?.message?.hint?.contains("configmap:NAMESPACE/NAME/KEY") == true)
  }
}
