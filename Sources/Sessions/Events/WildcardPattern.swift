/// A pattern in which `*` stands for any text and `?` for one character.
package struct WildcardPattern: Hashable, Sendable {
  private let pattern: [Unicode.Scalar]

  /// Takes a pattern.
  package init(_ text: String) {
    pattern = Array(text.unicodeScalars)
  }

  /// Whether the whole text fits; in time proportional to the lengths' product at worst.
  package func matches(_ text: String) -> Bool {
    let text = Array(text.unicodeScalars)
    var position = 0
    var place = 0
    var retry: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == "*" {
        retry = (place, position)
        place += 1
      } else if place < pattern.count,
        pattern[place] == text[position] || pattern[place] == "?"
      {
        place += 1
        position += 1
      } else if let last = retry {
        place = last.place + 1
        position = last.position + 1
        retry = (last.place, position)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
