/// How nearly two labels are the same.
enum EditDistance {
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)

  /// The labels that one letter added, left out, changed or exchanged with its neighbour makes of a
  /// label, each once.
  ///
  /// About 75 for each letter, however many labels there are to compare with.
  static func neighbours(of label: String) -> Set<String> {
    let bytes = Array(label.utf8)
    guard bytes.count < 64 else { return [] }
    var found: Set<String> = []
    func take(_ bytes: [UInt8]) {
      if !bytes.isEmpty { found.insert(String(decoding: bytes, as: UTF8.self)) }
    }
    for index in 0...bytes.count {
      let (head, tail) = (Array(bytes[..<index]), Array(bytes[index...]))
      for letter in letters {
        take(head + [letter] + tail)
        if !tail.isEmpty { take(head + [letter] + tail.dropFirst()) }
      }
      if !tail.isEmpty { take(head + tail.dropFirst()) }
      if tail.count > 1 { take(head + [tail[1], tail[0]] + tail.dropFirst(2)) }
    }
    found.remove(label)
    return found
  }

  /// Whether one such edit makes one label of the other, and they are not the same.
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
