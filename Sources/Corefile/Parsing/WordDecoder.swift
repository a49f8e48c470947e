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
    case .plain, .replaced: return decode(word, isASCII: token.isASCII)
    case .bareWithReturns: return decode(word.filter { $0 != 0x0D }[...], isASCII: token.isASCII)
    case .quotedWithEscapes: return decode(unescaped(word)[...], isASCII: token.isASCII)
    }
  }

  /// Finds out whether a scanned token is one that the parser treats differently.
  @inline(__always)
  static func classify(_ token: inout RawToken, in text: Span<UInt8>) {
    let start = Int(token.start)
    if token.form == .plain {
      if token.length == 1 {
        token.kind = kind(ofByte: text[start])
      } else if token.length == 6, text[start] == UInt8(ascii: "i"),
        text[start + 1] == UInt8(ascii: "m"), text[start + 2] == UInt8(ascii: "p"),
        text[start + 3] == UInt8(ascii: "o"), text[start + 4] == UInt8(ascii: "r"),
        text[start + 5] == UInt8(ascii: "t")
      {
        token.kind = .importing
      }
    } else if token.length < 64 {
      var bytes: [UInt8] = []
      for index in start..<start + Int(token.length) { bytes.append(text[index]) }
      var local = token
      local.start = 0
      token.kind = kind(of: Self.text(of: local, in: bytes))
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

  private static func kind(ofByte byte: UInt8) -> RawToken.Kind {
    switch byte {
    case UInt8(ascii: "{"): .openingBrace
    case UInt8(ascii: "}"): .closingBrace
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
