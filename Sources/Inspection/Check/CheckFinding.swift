import Corefile

/// One finding of `check`.
public struct CheckFinding: Hashable, Sendable {
  /// What was found, and where.
  public var diagnostic: Diagnostic
  /// The place of its server block among those of the report; nil where it belongs to none.
  public var block: Int?
  /// The line of the source that it is about; nil where it has none, or where that has a password.
  public var source: String?
  /// Whether it is about the cluster, and not about the Corefile.
  public var isLive: Bool

  /// Makes a finding.
  public init(
    _ diagnostic: Diagnostic, block: Int? = nil, source: String? = nil, isLive: Bool = false
  ) {
    self.diagnostic = diagnostic
    self.block = block
    self.source = source.flatMap(Self.withoutPassword)
    self.isLive = isLive
  }

  private static func withoutPassword(_ line: String) -> String? {
    guard line.utf8.contains(UInt8(ascii: "@")) else { return line }
    let words = line.split { $0 == " " || $0 == "\t" }
    return words.allSatisfy { Redaction.word(String($0)) == $0 } ? line : nil
  }
}

extension [CheckFinding] {
  /// How many findings are that bad; those about the Corefile only.
  public func count(_ severity: Diagnostic.Severity) -> Int {
    count { !$0.isLive && $0.diagnostic.severity == severity }
  }

  /// The findings by place, each once: the entry file before the others, what has no place last.
  ///
  /// A snippet that several blocks import would have its findings told several times.
  public var sortedByPlace: [CheckFinding] {
    var seen: Set<Diagnostic> = []
    let findings = filter { seen.insert($0.diagnostic).inserted }
    let places = findings.map(\.place)
    return findings.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { findings[$0] }
  }
}

extension CheckFinding {
  /// What findings are sorted by.
  fileprivate struct Place: Comparable {
    var isNowhere: Bool
    var file: String
    var line: Int
    var column: Int

    static func < (lhs: Place, rhs: Place) -> Bool {
      if lhs.isNowhere != rhs.isNowhere { return rhs.isNowhere }
      if lhs.file != rhs.file { return lhs.file < rhs.file }
      return (lhs.line, lhs.column) < (rhs.line, rhs.column)
    }
  }

  fileprivate var place: Place {
    let location = diagnostic.location
    return Place(
      isNowhere: location == nil, file: location?.file ?? "", line: location?.line ?? 0,
      column: location?.column ?? 0)
  }
}
