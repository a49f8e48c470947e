/// Cuts a zone file into pieces.
///
/// It follows the DNS library's scanner in what is odd about it too: a line feed in parentheses
/// parts no words, a word before a semicolon is never a type, and after a comment in parentheses
/// a word may be one again.
struct ZoneLexer {
  /// What is gathered for one piece.
  struct Gathering {
    var text: [UInt8] = []
    var isEscaped = false
    var hasComment: Bool
  }

  private let bytes: [UInt8]
  /// What reading ends with instead of the end of the file.
  let readFault: ZoneFault?
  private var position = 0
  private var line = 1
  private var column = 0
  private var isLineOver = false

  /// The piece that was made last, of which the next keeps what it does not set.
  var current = ZoneToken()
  private var waiting: [ZoneToken] = []
  var depth = 0
  var isQuoted = false
  var isAfterBlank = false
  var isInComment = false
  var hasType = false
  var isAtOwner = true
  var hasCommentBefore = false

  /// Begins a file.
  init(_ bytes: [UInt8], readFault: ZoneFault? = nil) {
    self.bytes = bytes
    self.readFault = readFault
  }

  /// The next piece; the end comes again and again, and after a fault there is nothing else.
  mutating func next() -> ZoneToken {
    guard waiting.isEmpty else { return waiting.removeFirst() }
    guard !current.isFault else { return ZoneToken() }
    var gathering = Gathering(hasComment: hasCommentBefore)
    hasCommentBefore = false
    while let byte = read() {
      current.line = line
      current.column = column
      if let token = take(byte, &gathering) { return token }
    }
    return readFault == nil ? finish(gathering) : ZoneToken()
  }

  /// The next piece, which stays the next.
  mutating func peek() -> ZoneToken {
    let token = next()
    if token.kind != .end || token.isFault { waiting.insert(token, at: 0) }
    return token
  }

  private mutating func read() -> UInt8? {
    guard position < bytes.count else { return nil }
    // A line feed belongs to its line, so that counting goes on with the byte behind it.
    if isLineOver {
      line += 1
      column = 0
      isLineOver = false
    }
    let byte = bytes[position]
    position += 1
    if byte == UInt8(ascii: "\n") { isLineOver = true } else { column += 1 }
    return byte
  }

  private mutating func finish(_ gathering: Gathering) -> ZoneToken {
    if !gathering.text.isEmpty {
      current.kind = .string
      current.text = gathering.text
      let word = current
      guard gathering.hasComment else { return word }
      return pair(word, .newline, "\n")
    }
    if gathering.hasComment { return make(.newline, "\n") }
    return depth == 0 ? ZoneToken() : fault("unbalanced brace")
  }

  /// Makes a piece of a kind.
  mutating func make(_ kind: ZoneToken.Kind, _ text: String) -> ZoneToken {
    current.kind = kind
    current.text = Array(text.utf8)
    return current
  }

  /// Hands out a word, if there is one, and keeps the piece behind it.
  mutating func pair(_ word: ZoneToken?, _ kind: ZoneToken.Kind, _ text: String) -> ZoneToken {
    let token = make(kind, text)
    guard let word else { return token }
    waiting.append(token)
    return word
  }

  /// Makes a fault, which is the last piece.
  mutating func fault(_ message: String) -> ZoneToken {
    current.text = Array(message.utf8)
    current.isFault = true
    return current
  }
}
