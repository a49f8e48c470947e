extension LabelSelector {
  /// What a piece of a selector's text is.
  enum Token: Hashable {
    case end
    case identifier
    case comma, openParenthesis, closedParenthesis
    case not
    case `operator`(Operator)
  }

  /// A token and its text.
  struct LexedToken {
    var token: Token
    var text: String

    /// Where values are expected, `in` and `notin` are ordinary words.
    var asValue: Token {
      token == .operator(.in) || token == .operator(.notIn) ? .identifier : token
    }
  }

  /// Splits a selector's text as apimachinery's lexer does: byte by byte, a NUL ends the text.
  struct Lexer {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
      bytes = Array(text.utf8.prefix { $0 != 0 })
    }

    /// All tokens; the last is ``Token/end``.
    static func tokens(of text: String) -> [LexedToken] {
      var lexer = Lexer(text)
      var tokens: [LexedToken] = []
      repeat { tokens.append(lexer.next()) } while tokens.last?.token != .end
      return tokens
    }

    private mutating func next() -> LexedToken {
      while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
      guard position < bytes.count else { return LexedToken(token: .end, text: "") }
      return Self.isSymbol(bytes[position]) ? symbol() : word()
    }

    private mutating func word() -> LexedToken {
      let start = position
      while position < bytes.count, !Self.isSpace(bytes[position]), !Self.isSymbol(bytes[position])
      {
        position += 1
      }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      let token: Token =
        switch text {
        case "in": .operator(.in)
        case "notin": .operator(.notIn)
        default: .identifier
        }
      return LexedToken(token: token, text: text)
    }

    private mutating func symbol() -> LexedToken {
      let first = bytes[position]
      position += 1
      let equalsFollows = position < bytes.count && bytes[position] == UInt8(ascii: "=")
      switch first {
      case UInt8(ascii: "("): return LexedToken(token: .openParenthesis, text: "(")
      case UInt8(ascii: ")"): return LexedToken(token: .closedParenthesis, text: ")")
      case UInt8(ascii: ","): return LexedToken(token: .comma, text: ",")
      case UInt8(ascii: ">"): return LexedToken(token: .operator(.greaterThan), text: ">")
      case UInt8(ascii: "<"): return LexedToken(token: .operator(.lessThan), text: "<")
      case UInt8(ascii: "!") where equalsFollows:
        position += 1
        return LexedToken(token: .operator(.notEquals), text: "!=")
      case UInt8(ascii: "!"): return LexedToken(token: .not, text: "!")
      case _ where equalsFollows:
        position += 1
        return LexedToken(token: .operator(.doubleEquals), text: "==")
      default: return LexedToken(token: .operator(.equals), text: "=")
      }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func isSymbol(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: ","), UInt8(ascii: ">"), UInt8(ascii: "<"):
        true
      default: false
      }
    }
  }
}
