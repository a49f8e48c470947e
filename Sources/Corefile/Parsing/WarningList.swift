/// Warnings of a parse, each place once, and no more of them than a person would read.
struct WarningList {
  private static let maximum = 200

  private(set) var diagnostics: [Diagnostic] = []
  /// Where the tokens start: the numbers of their files and their bytes there, in one number.
  private var places: Set<UInt64> = []
  private var highestPlace: UInt64 = 0
  private var omitted = 0

  /// True if a warning at a token is to be appended; otherwise it is counted where it is a new one.
  mutating func hasRoom(at token: RawToken) -> Bool {
    // A snippet's tokens are parsed again for each of its imports.
    let place = UInt64(token.file) << 32 | UInt64(token.start)
    guard place > highestPlace || !places.contains(place) else { return false }
    guard diagnostics.count < Self.maximum else {
      omitted += 1
      return false
    }
    places.insert(place)
    highestPlace = max(highestPlace, place)
    return true
  }

  mutating func append(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// The warnings, with a note behind them when some were left out.
  var all: [Diagnostic] {
    guard omitted > 0 else { return diagnostics }
    return diagnostics + [
      Diagnostic(.note, id: "warnings-left-out", "more warnings are left out: \(omitted)", at: nil)
    ]
  }
}
