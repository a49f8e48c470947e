/// A block of PEM text, as Go's `encoding/pem` finds it.
struct PEMBlock {
  /// What its first line says it is.
  let type: String
  /// Whether headers stand in front of its data.
  let hasHeaders: Bool
  /// Its data.
  let bytes: [UInt8]

  /// The blocks of a text.
  ///
  /// What is no block, or a broken one, is passed over.
  static func blocks(in text: [UInt8]) -> [Self] {
    var scanner = PEMScanner(text[...])
    var blocks: [Self] = []
    while let block = scanner.next() { blocks.append(block) }
    return blocks
  }
}

/// Goes through the blocks of a PEM text.
private struct PEMScanner {
  private var rest: ArraySlice<UInt8>

  private static let opening = Array("-----BEGIN ".utf8)
  private static let closing = Array("\n-----END ".utf8)
  private static let dashes = Array("-----".utf8)

  init(_ text: ArraySlice<UInt8>) {
    rest = text
  }

  /// The next sound block: an END line, and the last BEGIN line before it.
  mutating func next() -> PEMBlock? {
    while let end = Self.firstIndex(of: Self.closing, in: rest) {
      let afterEnd = end + Self.closing.count
      guard
        let begin = Self.lastIndex(of: Self.opening, in: rest[..<end]),
        begin == rest.startIndex || rest[begin - 1] == UInt8(ascii: "\n")
      else {
        rest = rest[afterEnd...]
        continue
      }
      switch block(begin: begin, end: end) {
      case .sound(let block, let next):
        rest = next
        return block
      case .broken: rest = rest[afterEnd...]
      case .hopeless: return nil
      }
    }
    return nil
  }

  private enum Reading {
    case sound(PEMBlock, next: ArraySlice<UInt8>)
    case broken
    /// Headers run over the END line, after which Go looks no further.
    case hopeless
  }

  private func block(begin: Int, end: Int) -> Reading {
    var (typeLine, body) = Self.line(rest[(begin + Self.opening.count)...])
    guard typeLine.reversed().starts(with: Self.dashes) else { return .broken }
    typeLine = typeLine.dropLast(Self.dashes.count)
    var hasHeaders = false
    while true {
      guard !body.isEmpty else { return .hopeless }
      let (line, next) = Self.line(body)
      guard line.contains(UInt8(ascii: ":")) else { break }
      hasHeaders = true
      body = next
    }
    let afterEnd = end + Self.closing.count
    if hasHeaders, body.startIndex > end {
      return body.startIndex > afterEnd ? .hopeless : .broken
    }
    let expected = typeLine + Self.dashes
    let trailer = rest[afterEnd...]
    guard
      trailer.starts(with: expected),
      Self.line(trailer.dropFirst(expected.count)).line.isEmpty
    else { return .broken }
    let data = body.startIndex < end ? body[..<end] : []
    let letters = data.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    guard let bytes = GoBase64.bytes(letters) else { return .broken }
    let type = String(decoding: typeLine, as: UTF8.self)
    let block = PEMBlock(type: type, hasHeaders: hasHeaders, bytes: bytes)
    return .sound(block, next: Self.line(rest[(afterEnd - 1)...]).rest)
  }

  /// A line without its end and the blanks before that, and what follows it.
  private static func line(
    _ text: ArraySlice<UInt8>
  ) -> (line: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
    let end = text.firstIndex(of: UInt8(ascii: "\n"))
    var line = text[..<(end ?? text.endIndex)]
    if end != nil, line.last == UInt8(ascii: "\r") { line.removeLast() }
    while let last = line.last, " \t".utf8.contains(last) { line.removeLast() }
    return (line, end.map { text[($0 + 1)...] } ?? text[text.endIndex...])
  }

  private static func firstIndex(of pattern: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    var start = text.startIndex
    while let index = text[start...].firstIndex(of: pattern[0]) {
      if text[index...].starts(with: pattern) { return index }
      start = index + 1
    }
    return nil
  }

  private static func lastIndex(of pattern: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    var end = text.endIndex
    while let index = text[..<end].lastIndex(of: pattern[0]) {
      if text[index...].starts(with: pattern) { return index }
      end = index
    }
    return nil
  }
}
