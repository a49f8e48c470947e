/// Texts as Go's package `strings` handles them: as bytes, and letter by letter.
///
/// Swift compares strings by canonical equivalence, which takes KELVIN SIGN for K. Nothing here
/// leans on that: words are compared as bytes.
enum GoStrings {
  /// Whether two texts are the same bytes.
  static func equal(_ one: String, _ other: String) -> Bool {
    one.utf8.elementsEqual(other.utf8)
  }

  /// Whether a text is one of these words, byte for byte.
  static func isOne(_ text: String, of words: [String]) -> Bool {
    words.contains { equal($0, text) }
  }

  /// `strings.ToLower`: without the mappings that change how many letters there are.
  static func lowercased(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      // Only the dotted capital I becomes two, the first of which is the simple mapping.
      result.append(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar)
    }
    return String(result)
  }

  /// `strings.ToUpper`: without the mappings that change how many letters there are.
  static func uppercased(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let mapping = scalar.properties.uppercaseMapping.unicodeScalars
      let isSimple = mapping.count == 1
      result.append(isSimple ? mapping.first ?? scalar : scalar)
    }
    return String(result)
  }

  /// `strings.Fields`: what stands between blanks, Unicode's among them.
  static func fields(_ line: some Collection<UInt8>) -> [String] {
    String(decoding: line, as: UTF8.self).unicodeScalars
      .split { $0.properties.isWhitespace }
      .map(String.init)
  }

  /// `strings.TrimSpace`.
  static func trimmed(_ line: some Collection<UInt8>) -> String {
    let scalars = String(decoding: line, as: UTF8.self).unicodeScalars
    guard
      let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// `strings.Trim` for a set of ASCII characters.
  static func trimmed(_ text: String, of characters: String) -> String {
    var rest = Substring(text).utf8
    while let first = rest.first, characters.utf8.contains(first) { rest.removeFirst() }
    while let last = rest.last, characters.utf8.contains(last) { rest.removeLast() }
    return String(Substring(rest))
  }

  /// `strings.Cut` at an ASCII character, without its third result.
  static func cut(_ text: String, at separator: Character) -> (before: String, after: String?) {
    guard
      let byte = separator.asciiValue, let index = text.utf8.firstIndex(of: byte)
    else { return (text, nil) }
    return (String(text[..<index]), String(text.utf8[text.utf8.index(after: index)...]) ?? "")
  }
}
