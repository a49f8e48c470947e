/// Makes texts of the bytes of tokens.
enum WordDecoder {
  /// The text of a token that stands in these bytes.
  static func text(of token: RawToken, in bytes: [UInt8]) -> String {
    switch token.kind {
    case .openingBrace: return "{"
    case .closingBrace: return "}"
    case .importing: return "import"
    case .word: break
    }
    let word = bytes[Int(token.start)..<Int(token.start) + Int(token.length)]
    switch token.form {
    case .plain, .replaced: return decode(word, isASCII: !token.traits.contains(.beyondASCII))
    case .bareWithReturns:
      return decode(word.filter { $0 != 0x0D }[...], isASCII: !token.traits.contains(.beyondASCII))
    case .quotedWithEscapes:
      return decode(unescaped(word)[...], isASCII: !token.traits.contains(.beyondASCII))
    }
  }

  /// What the parser does with a word that stands in these bytes.
  @inline(__always)
  static func kind(of word: TokenScanner.Word, in text: Span<UInt8>) -> RawToken.Kind {
    let length = word.end - word.start
    if word.form == .plain, length != 1, length != 6 { return .word }
    var letters: UInt64 = 0
    for index in word.start..<word.end {
      let byte = text[index]
      if word.form == .bareWithReturns, byte == 0x0D { continue }
      if word.form == .quotedWithEscapes, byte == UInt8(ascii: "\\"),
        index + 1 == word.end || text[index + 1] == UInt8(ascii: "\"")
      {
        continue
      }
      // More bytes than the longest word that is looked for has, or one that would not count.
      guard letters < 1 << 40, byte != 0 else { return .word }
      letters = letters << 8 | UInt64(byte)
    }
    switch letters {
    case 0x7B: return .openingBrace
    case 0x7D: return .closingBrace
    case 0x69_6D_70_6F_72_74: return .importing
    default: return .word
    }
  }

  /// What the parser does with a token of this text.
  static func kind(of text: String) -> RawToken.Kind {
    switch text {
    case "{": .openingBrace
    case "}": .closingBrace
    case "import": .importing
    default: .word
    }
  }

  /// The bytes of a quoted word less the backslashes before quotes and at the end of the text.
  private static func unescaped(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = word.startIndex
    while index < word.endIndex {
      let next = index + 1
      guard word[index] == UInt8(ascii: "\\") else {
        result.append(word[index])
        index = next
        continue
      }
      guard next < word.endIndex else { break }
      if word[next] != UInt8(ascii: "\"") { result.append(word[index]) }
      result.append(word[next])
      index = next + 1
    }
    return result
  }

  private static func decode(_ word: ArraySlice<UInt8>, isASCII: Bool) -> String {
    if isASCII { return String(decoding: word, as: UTF8.self) }
    return String(validating: word, as: UTF8.self) ?? repaired(word)
  }

  /// The text with each byte that is not UTF-8 replaced by one U+FFFD, as Go's reader does; Swift
  /// would make one of several.
  private static func repaired(_ word: ArraySlice<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    var rest = word
    while let first = rest.first {
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      let candidate = rest.prefix(length)
      if let valid = String(validating: candidate, as: UTF8.self), valid.unicodeScalars.count == 1 {
        scalars.append(contentsOf: valid.unicodeScalars)
        rest = rest.dropFirst(length)
      } else {
        scalars.append("\u{FFFD}")
        rest = rest.dropFirst()
      }
    }
    return String(scalars)
  }
}
