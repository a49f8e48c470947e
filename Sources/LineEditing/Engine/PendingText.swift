/// Text that waits to be shown above the line, the newest lines of it.
struct PendingText {
  /// How many lines are kept.
  static let limit = 1000

  private var lines: [String] = []
  private var dropped = 0

  /// Whether there is none.
  var isEmpty: Bool { lines.isEmpty }

  /// Adds text of one or more lines.
  mutating func add(_ text: String) {
    var added = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if added.count > 1, added.last?.isEmpty == true { added.removeLast() }
    lines += added
    if lines.count > 2 * Self.limit { trim() }
  }

  /// Takes the lines, the first of which says how many were dropped.
  mutating func take() -> [String] {
    trim()
    var taken = lines
    if dropped > 0 {
      taken.insert("(\(dropped) earlier \(dropped == 1 ? "line" : "lines") left out)", at: 0)
    }
    self = PendingText()
    return taken
  }

  private mutating func trim() {
    let excess = lines.count - Self.limit
    guard excess > 0 else { return }
    lines.removeFirst(excess)
    dropped += excess
  }
}
