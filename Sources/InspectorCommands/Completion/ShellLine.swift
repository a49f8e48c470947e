import InspectorShell

/// The words of a shell's line, of which one is being typed.
///
/// A shell hands them over as they stand in the line, with their quotes, and bash cuts them at
/// every `=` and `:` besides.
struct ShellLine: Sendable {
  /// The words before the one that is typed, without quotes; the tool's name is the first.
  let before: [String]
  /// All words, without quotes.
  let words: [String]
  /// What is typed of the current word.
  let typed: String

  /// Takes the words, the place of the current one, and how much of it stands before the cursor.
  ///
  /// The argument parser cuts the line's last word there, which need not be the current one.
  init(_ words: [String], _ current: Int, _ cut: String, home: String? = nil) {
    let texts = words.map { Self.text(of: $0, home: home) }
    self.words = texts
    if words.indices.contains(current) {
      before = Array(texts[..<current])
      typed = current == words.count - 1 ? cut : texts[current]
    } else {
      before = texts
      typed = ""
    }
  }

  /// Whether a flag is given.
  func has(_ flag: String) -> Bool { words.contains(flag) }

  /// The value that an option has so far; the last where it is given again.
  func value(of names: String...) -> String? {
    var value: String?
    for (position, word) in words.enumerated() {
      if names.contains(word) {
        let rest = words[(position + 1)...]
        value = (rest.first == "=" ? rest.dropFirst() : rest).first ?? value
      }
      for name in names where word.hasPrefix(name + "=") {
        value = String(word.dropFirst(name.count + 1))
      }
    }
    return value
  }

  /// The last of some names that stands before the current word.
  func lastNamed(_ names: Set<String>) -> String? { before.last(where: names.contains) }

  private static func text(of word: String, home: String?) -> String {
    let text = WordScanner.scan(word).words.first?.text ?? ""
    guard word.hasPrefix("~/"), let home else { return text }
    return home + text.dropFirst()
  }
}
