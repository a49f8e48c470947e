/// Cuts the file of a private key into words and values.
struct PrivateKeyLexer {
  private let bytes: [UInt8]
  private var position = 0
  private var token = ZoneToken()
  private var isLineOver = false

  /// Begins a file.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    token.line = 1
  }

  /// The values by their words in lower case.
  mutating func values() throws(ZoneFault) -> [String: [UInt8]] {
    var values: [String: [UInt8]] = [:]
    var name: [UInt8] = []
    var isAtName = true
    while let (text, isName) = next(isAtName: &isAtName) {
      if isName {
        name = text
      } else {
        token.text = text
        guard !name.isEmpty else { throw ZoneFault("no private key seen", token) }
        values[GoStrings.lowercased(String(decoding: name, as: UTF8.self))] = text
        name = []
      }
    }
    return values
  }

  /// The next word, or value.
  ///
  /// Whatever stands behind a semicolon is left out, and further colons of a line are too.
  private mutating func next(isAtName: inout Bool) -> (text: [UInt8], isName: Bool)? {
    var text: [UInt8] = []
    var isComment = false
    while let byte = read() {
      switch byte {
      case UInt8(ascii: ":"):
        guard !isComment, isAtName else { continue }
        isAtName = false
        // The byte behind a colon should be a blank, and is left out whatever it is.
        _ = read()
        return (text, true)
      case UInt8(ascii: ";"): isComment = true
      case UInt8(ascii: "\n"):
        isComment = false
        if isAtName, text.isEmpty { continue }
        isAtName = true
        return (text, false)
      default:
        if !isComment { text.append(byte) }
      }
    }
    return text.isEmpty ? nil : (text, false)
  }

  private mutating func read() -> UInt8? {
    guard position < bytes.count else { return nil }
    if isLineOver {
      token.line += 1
      token.column = 0
      isLineOver = false
    }
    let byte = bytes[position]
    position += 1
    if byte == UInt8(ascii: "\n") { isLineOver = true } else { token.column += 1 }
    return byte
  }
}
