import Recordings
import Testing

@testable import KubernetesClient

struct LabelSelectorTests {
  @Test(
    arguments: [
      ("", ""),
      ("a", "a"),
      ("!a", "!a"),
      ("b=1,a=2", "a=2,b=1"),
      ("a==1", "a==1"),
      ("a!=1", "a!=1"),
      ("a=", "a="),
      ("a=,b", "a=,b"),
      ("a in (c,b,b)", "a in (b,c)"),
      ("a notin (x)", "a notin (x)"),
      ("a in (,)", "a in ()"),
      ("a in (b,,c)", "a in (,b,c)"),
      ("a in (b,)", "a in (,b)"),
      ("a>1", "a>1"),
      ("a < -1", nil),
      ("a\t=\r\nb", "a=b"),
      ("in", "in"),
      ("in in (in,notin)", "in in (in,notin)"),
      ("notin notin (in)", "notin notin (in)"),
      ("a=in", "a=in"),
      ("example.com/a=b", "example.com/a=b"),
      ("a,b,a in (x)", "a,a in (x),b"),
      ("a\u{0}=b", "a"),
      ("!a=b", nil),
      ("a b", nil),
      ("a,", nil),
      ("a in b", nil),
      ("a in (b", nil),
      ("a in (b=c)", nil),
      ("a=b=c", nil),
      ("!", nil),
      ("!!a", nil),
      ("/a", nil),
      ("Example.com/a", nil),
      ("a/b/c", nil),
      ("a>x", nil),
      ("a=-", nil),
      ("a=é", nil),
    ] as [(String, String?)])
  func parsesAndNormalises(text: String, normal: String?) {
    #expect((try? LabelSelector(parsing: text))?.description == normal)
  }

  @Test(
    arguments: [
      ("a>x", "values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an"),
      ("a>-", "[values[0]: Invalid value: \"-\": for 'Gt'"),
      ("/a", "<nil>: Invalid value: \"/a\": prefix part must be non-empty"),
      ("a/=b", "<nil>: Invalid value: \"a/\": name part must be non-empty; name part must consist"),
      ("A/b", "<nil>: Invalid value: \"A/b\": prefix part a lowercase RFC 1123 subdomain must"),
      ("a=\"\\", "values[0][a]: Invalid value: \"\\\"\\\\\": a valid label must be"),
      ("!(", "found '(', expected: identifier"),
    ] as [(String, String)])
  func saysWhatKubernetesSays(text: String, message: String) throws {
    let error = #expect(throws: SelectorError.self) { try LabelSelector(parsing: text) }
    let said = try #require(error?.message)
    #expect(said.hasPrefix("unable to parse requirement: " + message), "\(said)")
  }

  @Test(
    arguments: [
      ("a=1", true), ("a==1", true), ("a=2", false), ("b=1", false),
      ("a!=1", false), ("a!=2", true), ("b!=1", true),
      ("a in (1,2)", true), ("a in (2)", false), ("b in (1)", false),
      ("a notin (1)", false), ("a notin (2)", true), ("b notin (2)", true),
      ("a", true), ("b", false), ("!a", false), ("!b", true),
      ("n>4", true), ("n>5", false), ("n<6", true), ("b<6", false), ("t>1", false),
      ("a=1,n>4", true), ("a=1,n>5", false), ("", true), ("e=", true), ("b=", false),
    ] as [(String, Bool)])
  func selectsByLabels(text: String, isSelected: Bool) throws {
    let labels = ["a": "1", "n": "5", "t": "text", "e": ""]
    #expect(try LabelSelector(parsing: text).matches(labels) == isSelected)
  }

  @Test(arguments: [
    ("a==1", "a=1"),
    ("a=1,a=2", "a=2"),
    ("a in (x),a=1", "a=1,a in (x)"),
    ("!b,a", "a,!b"),
  ])
  func goesThroughTheObjectForm(text: String, wire: String) throws {
    #expect(try LabelSelector(objectForm: text).description == wire)
  }

  @Test(arguments: ["a!=1", "a>1", "a<1"])
  func refusesWhatTheObjectFormLacks(text: String) {
    let error = #expect(throws: SelectorError.self) { try LabelSelector(objectForm: text) }
    #expect(error?.code == .unsupportedOperator)
  }

  @Test func addsARequirementInItsPlace() throws {
    let selector = try LabelSelector(parsing: "z=1")
      .adding(.init("multicluster.kubernetes.io/service-name", .exists))
    #expect(selector.description == "multicluster.kubernetes.io/service-name,z=1")
  }

  @Test func survivesAnyInput() {
    var random = SeededGenerator(seed: 1)
    let pieces = [
      "a", "in", "notin", "(", ")", ",", "=", "!", ">", "<", " ", "\u{0}", "é", "/", "-",
    ]
    var accepted = 0
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0..<12, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      guard let selector = try? LabelSelector(parsing: text) else { continue }
      accepted += 1
      // The normal form is a fixed point.
      #expect((try? LabelSelector(parsing: selector.description)) == selector, "\(text)")
    }
    #expect(accepted > 100)
  }
}
