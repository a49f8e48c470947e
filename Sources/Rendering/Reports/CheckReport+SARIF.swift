import Corefile
import Inspection
import KubernetesClient
import KubernetesWire

extension CheckReport {
  /// The findings as one run of SARIF 2.1.0, with the rules that they belong to.
  public var sarif: String? { Self.sarif([self]) }

  /// The findings of several files as one run.
  public static func sarif(_ reports: [CheckReport]) -> String {
    let rules = Set(reports.flatMap(\.names)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(rules, rules.indices))
    let driver = JSONValue.members([
      ("name", .string("k8sapi-inspect")),
      ("rules", .array(rules.map(Self.rule))),
    ])
    let run = JSONValue.members([
      ("tool", .members([("driver", driver)])),
      ("columnKind", .string("unicodeCodePoints")),
      (
        "results",
        .array(
          reports.flatMap { report in
            report.findings.map { report.result($0, rule: places[$0.diagnostic.id] ?? 0) }
          })
      ),
    ])
    let log = JSONValue.members([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")), ("runs", .array([run])),
    ])
    return JSONWriter.text(log)
  }

  private static func rule(_ id: String) -> JSONValue {
    let text = FindingTexts.text(of: id)
    return .members([
      ("id", .string(id)),
      ("shortDescription", .members([("text", .string(text?.title ?? id))])),
      ("fullDescription", .members([("text", .string(text?.text ?? id))])),
    ])
  }

  private func result(_ finding: CheckFinding, rule: Int) -> JSONValue {
    let diagnostic = finding.diagnostic
    return .members([
      ("ruleId", .string(diagnostic.id)), ("ruleIndex", .count(rule)),
      ("level", .string(diagnostic.severity.rawValue)),
      ("message", .members([("text", .string(diagnostic.paragraph))])),
      ("locations", .array([location(diagnostic)])),
    ])
  }

  /// The place of a finding; one without is about the file as a whole.
  private func location(_ diagnostic: Diagnostic) -> JSONValue {
    let file = diagnostic.location.map(path) ?? entryName
    var members: [(String, JSONValue)] = [
      ("artifactLocation", .members([("uri", .string(Self.uri(file)))]))
    ]
    if let place = diagnostic.location, place.line > 0 {
      members.append(
        (
          "region",
          .members([
            ("startLine", .count(place.line)), ("startColumn", .count(max(1, place.column))),
            ("endColumn", .count(max(1, place.column) + max(1, diagnostic.length))),
          ])
        ))
    }
    return .members([("physicalLocation", .members(members))])
  }

  /// A path as a reference of a URI: what has a meaning there is escaped.
  private static func uri(_ path: String) -> String {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    return (path.hasPrefix("/") ? "file://" : "")
      + segments.map { PercentEncoding.component(String($0)) }.joined(separator: "/")
  }
}
