import Inspection
import KubernetesWire
import Corefile
import Testing

@testable import Sessions

/// A Corefile and its imports out of a ConfigMap.
struct ConfigMapContentTests {
  private func parse(
    _ data: JSONValue, binary: JSONValue = [:], key: String = "Corefile"
  ) throws -> ParsedCorefile {
    let content = try #require(
      ConfigMapContent(["kind": "ConfigMap", "data": data, "binaryData": binary]))
    let reference = try #require(try ConfigMapReference("configmap:kube-system/coredns/\(key)"))
    return try content.parse(reference, with: CorefileParser(environment: [:]))
  }

  private func directives(_ corefile: ParsedCorefile) -> [String] {
    corefile.blocks.flatMap(\.directives).map { $0.tokens[0].text }
  }

  @Test(
    "Imports find the other keys as the files of /etc/coredns",
    arguments: [
      ("import a.override", ["errors"]), ("import *.override", ["errors", "log"]),
      ("import ./b.override", ["log"]), ("import /etc/coredns/b.override", ["log"]),
      ("import /etc/coredns/*.override", ["errors", "log"]),
      ("import ../coredns/a.override", ["errors"]), ("import x/*.override\nwhoami", ["whoami"]),
      ("import ../*.override\nwhoami", ["whoami"]),
    ])
  func imports(text: String, expected: [String]) throws {
    let corefile = try parse([
      "Corefile": .string(". {\n\(text)\n}\n"), "a.override": "errors", "b.override": "log\n",
      "c.server": "example.org {\n}\n",
    ])
    #expect(corefile.failure == nil)
    #expect(directives(corefile) == expected)
  }

  @Test(
    "Nothing is read from anywhere else",
    arguments: [
      "/etc/passwd", "/proc/self/environ", "../passwd", "../../etc/hostname", "x/a.override",
      "/dev/stdin", "missing",
    ])
  func imports(elsewhere path: String) throws {
    let corefile = try parse([
      "Corefile": .string(". {\nimport \(path)\n}\n"), "../passwd": "log", "/etc/passwd": "log",
    ])
    #expect(corefile.failure?.message == "File to import not found: \(path)")
  }

  @Test func placesNameTheConfigMapAndTheKey() throws {
    let corefile = try parse(["Corefile": ". {\n  log {$\n", "x": ""])
    #expect(corefile.entryFile == "configmap:kube-system/coredns/Corefile")
    let failure = try #require(corefile.failure)
    #expect(failure.file == "configmap:kube-system/coredns/Corefile")
    let imported = try parse(["Corefile": "import x.conf\n", "x.conf": ". {\n  errors\n}\n"])
    #expect(imported.blocks[0].directives[0].tokens[0].location.file == "x.conf")
  }

  @Test func anotherKeyIsAFileOfTheSameFolder() throws {
    let corefile = try parse(
      ["dns.conf": ". {\n  import *.override\n}\n", "a.override": "log"], key: "dns.conf")
    #expect(directives(corefile) == ["log"])
  }

  @Test func binaryKeysAreFilesThatCannotBeRead() throws {
    let corefile = try parse(["Corefile": ". {\n  import x.bin\n}\n"], binary: ["x.bin": "/w=="])
    #expect(
      corefile.failure?.message
        == "Could not import x.bin: the key is in binaryData, not a text in UTF-8")
  }

  @Test(
    "A Corefile that is not there says what is",
    arguments: [
      (["a": "1", "b": "2"], [:], "no such key", "-f configmap:kube-system/coredns/KEY names"),
      (["a": "1"], ["z": "/w=="], "no such key", "it has a, z"),
      ([:], [:], "no such key", "it has no keys at all"),
      (["a": "1"], ["Corefile": "/w=="], "binaryData", "UTF-8"),
    ] as [(JSONValue, JSONValue, String, String)])
  func missing(data: JSONValue, binary: JSONValue, cause: String, hint: String) {
    let failure = #expect(throws: CommandFailure.self) { try parse(data, binary: binary) }
    #expect(failure?.status == .invalidCorefile)
    #expect(failure?.message?.message == "configmap:kube-system/coredns/Corefile cannot be read")
    #expect(failure?.message?.cause?.contains(cause) == true)
    #expect(failure?.message?.hint?.contains(hint) == true)
  }

  @Test func manyKeysAreNotAllNamed() {
    var data = JSONObject()
    for number in 10..<40 { data["k\(number)"] = "" }
    let failure = #expect(throws: CommandFailure.self) { try parse(.object(data)) }
    #expect(failure?.message?.hint?.hasSuffix("k29 and 10 more") == true)
  }

  @Test(
    arguments: [["kind": "Secret"], [:], ["kind": "ConfigMap", "data": ["a": 1]]] as [JSONValue])
  func anythingElseIsNoConfigMap(object: JSONValue) {
    #expect(ConfigMapContent(object) == nil)
  }
}
