/// How nearly two labels are the same.
enum EditDistance {
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)

  /// The labels that one letter added, left out, changed or exchanged with its neighbour makes of a
  /// label, and that exist, sorted.
  ///
  /// About 75 are looked up for each letter, however many labels there are.
  static func neighbours(of label: String, where exists: (String) -> Bool) -> [String] {
    let bytes = Array(label.utf8)
    guard bytes.count < 64 else { return [] }
    var found: Set<String> = []
    var edited = bytes
    func take() {
      let text = String(decoding: edited, as: UTF8.self)
      if !text.isEmpty, text != label, exists(text) { found.insert(text) }
    }
    for index in bytes.indices {
      for letter in letters {
        edited[index] = letter
        take()
      }
      edited[index] = bytes[index]
      if index + 1 < bytes.count {
        edited.swapAt(index, index + 1)
        take()
        edited.swapAt(index, index + 1)
      }
    }
    for index in bytes.indices {
      edited.remove(at: index)
      take()
      edited.insert(bytes[index], at: index)
    }
    for index in 0...bytes.count {
      edited.insert(0, at: index)
      for letter in letters {
        edited[index] = letter
        take()
      }
      edited.remove(at: index)
    }
    return found.sorted()
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
