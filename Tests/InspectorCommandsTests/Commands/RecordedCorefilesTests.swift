import Foundation
import KubernetesWire
import Recordings
import Sessions
import Testing

/// What people really have, and how their stanzas of `kubernetes` connect.
@Suite struct RecordedCorefilesTests {
  /// One Corefile of the field, and what `check` has to say of it.
  struct Expectation: Decodable {
    var file: String
    var verdict: String
    var lines: [Int]?
    var says: String?
  }

  private struct Field: Decodable {
    var files: [String: Data]
    var expect: [Expectation]
  }

  private static func content(_ name: String) throws -> Data {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/\(name)")
    return Data(try CompressedFile.content(of: file))
  }

  @Test func whatPeopleHaveComesToItsVerdict() async throws {
    let field = try JSONDecoder().decode(Field.self, from: Self.content("field.json.gz"))
    #expect(field.expect.count == 60)
    let workplace = try Workplace()
    for (name, bytes) in field.files { try workplace.write(bytes, to: name) }
    for expectation in field.expect {
      let outcome = await workplace.run(["check", "-f", expectation.file, "-o", "json"])
      let findings = try outcome.document["diagnostics"]?.arrayValue ?? []
      let comment = Comment(rawValue: "\(expectation.file): \(outcome.output)")
      #expect(verdict(outcome, findings) == expectation.verdict, comment)
      if let lines = expectation.lines {
        let found = findings.compactMap { $0["line"]?.integerValue.map(Int.init) }
        #expect(found.contains(where: lines.contains), comment)
      }
      if let says = expectation.says {
        let pattern = try Regex(says).ignoresCase()
        #expect(outcome.output.contains(pattern), comment)
      }
    }
  }

  private func verdict(_ outcome: Workplace.Outcome, _ findings: [JSONValue]) -> String {
    let severities = Set(findings.compactMap { $0["severity"]?.stringValue })
    if outcome.status == .invalidCorefile, severities.contains("error") { return "refused" }
    guard outcome.status == .success, !severities.contains("error") else { return "unclear" }
    return severities.contains("warning") ? "warned" : "clean"
  }

  /// A stanza as it was recorded.
  private struct Stanza: Decodable {
    struct Verdict: Decodable {
      var error: String?
      var panic: String?
    }
    var name: String
    var keys: [String]
    var text: String
    var files: [String: String]?
    var expected: Verdict
    var start: Verdict?

    /// What CoreDNS logged; nil where it starts.
    var line: String? { expected.error ?? expected.panic ?? start?.error ?? start?.panic }
  }

  @Test func kubernetesConnectsHereOrIsRefusedAsCoreDNSDoes() async throws {
    let lines = try Self.content("kubernetes.jsonl.gz").split(separator: UInt8(ascii: "\n"))
    let stanzas = try lines.map { try JSONDecoder().decode(Stanza.self, from: Data($0)) }
    #expect(stanzas.count == 160)
    for stanza in stanzas {
      let workplace = try Workplace(
        environment: ["KUBERNETES_SERVICE_HOST": "10.96.0.1", "KUBERNETES_SERVICE_PORT": "443"])
      try workplace.write("token", to: "serviceaccount/token")
      try workplace.write("default", to: "serviceaccount/namespace")
      for (name, text) in stanza.files ?? [:] { try workplace.write(text, to: name) }
      let keys = stanza.keys.joined(separator: " ")
      try workplace.write("\(keys) { \(stanza.text)\n}\n", to: "Corefile")
      let outcome = await workplace.run(
        ["check", "--here", "--coredns-version", "1.13.1", "-o", "json"])
      let isRefused = outcome.status == .invalidCorefile
      #expect(
        isRefused == (stanza.line != nil),
        "\(stanza.name): \(stanza.line ?? "starts")\n\(outcome.output)")
    }
  }
}
