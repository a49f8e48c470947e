/// A piece of a zone file, as the DNS library's scanner cuts it.
struct ZoneToken {
  /// What a piece is taken for.
  enum Kind {
    case end, string, blank, quote, newline
    case owner, recordType, recordClass
    case origin, lifetime, include, generate
  }

  /// What it is taken for.
  ///
  /// A fault keeps what the piece before it was.
  var kind = Kind.end
  /// Its bytes, or a fault's message.
  var text: [UInt8] = []
  /// The number of a type or class.
  var number: UInt16 = 0
  /// Whether the scanner found a fault here.
  var isFault = false
  /// The line it ends in.
  var line = 0
  /// The byte of the line it ends at.
  var column = 0

  /// The bytes as text.
  var string: String { String(decoding: text, as: UTF8.self) }
}

/// What is wrong with a zone file, and where.
struct ZoneFault: Error {
  /// The message.
  let message: String
  /// The piece that shows the place.
  let token: ZoneToken
  /// The file that it stands in, if it has a name; set where the fault leaves that file.
  var file = ""

  /// Makes a fault of a message and the piece it is about.
  init(_ message: String, _ token: ZoneToken) {
    self.message = message
    self.token = token
  }

  /// The message as the DNS library writes it.
  var text: String {
    let place = "\(token.line):\(token.column)"
    let shown = GoQuotation.quoted(token.text, isASCII: true)
    return (file.isEmpty ? "" : file + ": ") + "dns: \(message): \(shown) at line: \(place)"
  }
}
