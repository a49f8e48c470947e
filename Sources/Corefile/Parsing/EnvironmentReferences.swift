/// Replaces `{%NAME%}` and `{$NAME}` by environment variables, as Caddy does.
///
/// A reference to a variable that is not set becomes empty. What a value brings along is replaced
/// too, until no reference is left; a reference with an empty name ends the replacement.
struct EnvironmentReferences: Sendable {
  /// Values that refer to each other in a circle would keep Caddy busy for ever.
  struct Endless: Error {}

  /// A word with more replacements, or that grows by more bytes, is taken for such a circle.
  private static let maximumReplacements = 100
  private static let maximumGrowth = 1 << 20

  let environment: [String: String]

  /// The text with all references replaced.
  func replaced(in text: String) throws(Endless) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")), text.utf8.count > 2 else { return text }
    let bytes = try replaced(in: Array(text.utf8), from: Array("{%".utf8), to: Array("%}".utf8))
    let result = try replaced(in: bytes, from: Array("{$".utf8), to: Array("}".utf8))
    return String(decoding: result, as: UTF8.self)
  }

  private func replaced(
    in text: [UInt8], from opening: [UInt8], to closing: [UInt8]
  ) throws(Endless) -> [UInt8] {
    let maximumLength = text.count + Self.maximumGrowth
    var text = text
    var count = 0
    while let start = text.firstIndex(of: opening),
      let end = text.firstIndex(of: closing, from: start), end > start + opening.count
    {
      count += 1
      let reference = Array(text[start..<end + closing.count])
      let name = String(decoding: text[start + opening.count..<end], as: UTF8.self)
      text = text.replacing(reference, with: Array((environment[name] ?? "").utf8))
      guard count <= Self.maximumReplacements, text.count <= maximumLength else {
        throw Endless()
      }
    }
    return text
  }
}

extension [UInt8] {
  /// Where the first occurrence of a pattern at or after an index starts.
  fileprivate func firstIndex(of pattern: [UInt8], from start: Int = 0) -> Int? {
    guard count - start >= pattern.count else { return nil }
    return (start...count - pattern.count).first { index in
      self[index] == pattern[0] && self[index..<index + pattern.count].elementsEqual(pattern)
    }
  }

  /// The bytes with every occurrence of a pattern replaced, from left to right.
  fileprivate func replacing(_ pattern: [UInt8], with replacement: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = 0
    while let next = firstIndex(of: pattern, from: rest) {
      result += self[rest..<next]
      result += replacement
      rest = next + pattern.count
    }
    return result + self[rest...]
  }
}
