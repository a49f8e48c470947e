/// Warnings of a parse, each place once, and no more of them than a person would read.
struct WarningList {
  private static let maximum = 200

  private(set) var diagnostics: [Diagnostic] = []
  private var places: Set<SourceLocation?> = []
  private var omitted = 0

  mutating func append(at location: SourceLocation?, _ diagnostic: () -> Diagnostic) {
    // A snippet's tokens are parsed again for each of its imports.
    guard !places.contains(location) else { return }
    guard diagnostics.count < Self.maximum else {
      omitted += 1
      return
    }
    places.insert(location)
    diagnostics.append(diagnostic())
  }

  /// The warnings, with a note behind them when some were left out.
  var all: [Diagnostic] {
    guard omitted > 0 else { return diagnostics }
    return diagnostics + [
      Diagnostic(.note, id: "warnings-left-out", "more warnings are left out: \(omitted)", at: nil)
    ]
  }
}
