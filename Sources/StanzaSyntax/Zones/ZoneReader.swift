/// Reads a zone file's lines: directives and records.
///
/// Like the DNS library it hands out records until it meets a fault; a record that the end of
/// the file cuts off before its data is no fault.
struct ZoneReader {
  /// Where it may find more to read.
  struct Surroundings {
    /// The bytes of another file by its path, nil where it cannot be opened.
    ///
    /// Without this, directives that include files are passed over.
    var include: ((String) -> [UInt8]?)?
    var budget = ZoneBudget()
  }

  /// Takes a record, and says whether to go on.
  typealias Visitor = (ZoneRecord) -> Bool

  var lexer: ZoneLexer
  /// The origin, complete, which relative names hang below.
  var origin: String
  let file: String
  /// Whether a record may leave its lifetime out.
  var hasLifetime: Bool
  /// How many files include this one.
  var includeDepth = 0
  var isGenerated = false
  private var owner = ""

  /// Begins a file.
  init(_ text: [UInt8], origin: String, file: String, hasLifetime: Bool = false) {
    self.init(ZoneLexer(text), origin: origin, file: file, hasLifetime: hasLifetime)
  }

  /// Begins a file that is cut already.
  init(_ lexer: ZoneLexer, origin: String, file: String, hasLifetime: Bool) {
    self.lexer = lexer
    self.origin = origin
    self.file = file
    self.hasLifetime = hasLifetime
  }

  /// Reads on until the end, or until a visitor has enough, which is told by false.
  mutating func read(
    _ surroundings: inout Surroundings, visitor: Visitor
  ) throws(ZoneFault) -> Bool {
    do throws(ZoneFault) {
      while let token = try sound(lexer.next()) {
        guard try readLine(token, &surroundings, visitor) else { return false }
      }
    } catch {
      var fault = error
      if fault.file.isEmpty { fault.file = file }
      throw fault
    }
    // Reading itself failed, which is told as it is.
    if let fault = lexer.readFault { throw fault }
    return true
  }

  /// A piece that is neither the end nor a fault of the scanner.
  private func sound(_ token: ZoneToken) throws(ZoneFault) -> ZoneToken? {
    if token.isFault { throw ZoneFault(token.string, token) }
    return token.kind == .end ? nil : token
  }

  /// The next piece, unless the file ends.
  mutating func following() throws(ZoneFault) -> ZoneToken? {
    try sound(lexer.next())
  }

  /// Reads what begins with a piece at a line's beginning.
  private mutating func readLine(
    _ token: ZoneToken, _ surroundings: inout Surroundings, _ visitor: Visitor
  ) throws(ZoneFault) -> Bool {
    switch token.kind {
    case .newline, .blank: return true
    case .lifetime: try readLifetime()
    case .origin: try readOrigin()
    case .include: return try readInclude(&surroundings, visitor)
    case .generate: return try readRange(&surroundings, visitor)
    case .owner:
      guard let name = absolute(token) else { throw ZoneFault("bad owner name", token) }
      owner = name
      guard let blank = try following() else { return true }
      guard blank.kind == .blank else { throw ZoneFault("no blank after owner", blank) }
      return try readHead(after: nil, visitor)
    case .recordType, .recordClass, .string: return try readHead(after: token, visitor)
    case .quote, .end: throw ZoneFault("syntax error at beginning", token)
    }
    return true
  }

  /// Reads class, lifetime and type, in what order there is, and then the data.
  ///
  /// Without an owner's name in front a type may come although no lifetime is known.
  private mutating func readHead(
    after first: ZoneToken?, _ visitor: Visitor
  ) throws(ZoneFault) -> Bool {
    let token: ZoneToken
    if let first {
      token = first
    } else {
      guard let next = try following() else { return true }
      token = next
    }
    switch token.kind {
    case .recordType:
      if first == nil, !hasLifetime {
        throw ZoneFault("missing TTL with no previous value", token)
      }
      return try readData(token, visitor)
    case .recordClass:
      guard try readBlank("no blank before class"), let next = try following() else { return true }
      return try readHead(afterClass: next, visitor)
    case .string:
      try takeLifetime(token)
      guard try readBlank("no blank before TTL"), let next = try following() else { return true }
      if next.kind == .recordType { return try readData(next, visitor) }
      guard next.kind == .recordClass else {
        throw ZoneFault("expecting RR type or class, not this...", next)
      }
      return try readType(visitor)
    default: throw ZoneFault("expecting RR type, TTL or class, not this...", token)
    }
  }

  private mutating func readHead(
    afterClass token: ZoneToken, _ visitor: Visitor
  ) throws(ZoneFault) -> Bool {
    switch token.kind {
    case .recordType: return try readData(token, visitor)
    case .string:
      try takeLifetime(token)
      return try readType(visitor)
    default: throw ZoneFault("expecting RR type or TTL, not this...", token)
    }
  }

  /// Reads the type that must come now.
  private mutating func readType(_ visitor: Visitor) throws(ZoneFault) -> Bool {
    guard try readBlank("no blank before RR type"), let token = try following() else {
      return true
    }
    guard token.kind == .recordType else { throw ZoneFault("unknown RR type", token) }
    return try readData(token, visitor)
  }

  /// Reads a blank; false at the file's end.
  mutating func readBlank(_ message: String) throws(ZoneFault) -> Bool {
    guard let token = try following() else { return false }
    guard token.kind == .blank else { throw ZoneFault(message, token) }
    return true
  }

  private mutating func takeLifetime(_ token: ZoneToken) throws(ZoneFault) {
    guard Self.isLifetime(token.text) else { throw ZoneFault("not a TTL", token) }
    hasLifetime = true
  }

  /// Reads a record's data.
  private mutating func readData(
    _ type: ZoneToken, _ visitor: Visitor
  ) throws(ZoneFault) -> Bool {
    guard let separator = try following() else { return true }
    var record = ZoneRecord(owner: owner, type: type.number)
    var reader = RecordDataReader(lexer: lexer, origin: origin, separator: separator)
    defer { lexer = reader.lexer }
    try reader.read(&record)
    return visitor(record)
  }

  /// A name in full, or nothing if it is none.
  func absolute(_ token: ZoneToken) -> String? {
    RecordDataReader.absolute(token.text, origin: origin)
  }

  /// Whether a word is a time: numbers, with units between them or none.
  static func isLifetime(_ text: [UInt8]) -> Bool {
    text.allSatisfy { "smhdwSMHDW0123456789".utf8.contains($0) }
  }
}
