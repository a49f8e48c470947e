/// How nearly two labels are the same.
enum EditDistance {
  /// Whether one letter added, left out, changed or exchanged with its neighbour makes one of the
  /// other, and they are not the same.
  static func isOne(_ first: String, _ second: String) -> Bool {
    let (short, long) =
      first.utf8.count <= second.utf8.count
      ? (Array(first.utf8), Array(second.utf8)) : (Array(second.utf8), Array(first.utf8))
    guard long.count - short.count <= 1, !long.isEmpty else { return false }
    let start = zip(short, long).prefix { $0 == $1 }.count
    if long.count > short.count { return short[start...].elementsEqual(long[(start + 1)...]) }
    guard start < short.count else { return false }
    if short[(start + 1)...].elementsEqual(long[(start + 1)...]) { return true }
    return start + 1 < short.count && short[start] == long[start + 1]
      && short[start + 1] == long[start]
      && short[(start + 2)...].elementsEqual(long[(start + 2)...])
  }
}
