extension Message {
  /// Reads a message.
  ///
  /// Throws where it ends too early, where a name points forward or at itself, where a record's data
  /// is not of the length that it says, or where bytes are left over.
  public init(_ bytes: [UInt8]) throws(MessageFault) {
    var reader = MessageReader(bytes: bytes)
    self = try reader.message()
  }
}

/// Reads a message byte by byte.
///
/// Counts of the header are not believed: a section is read until its count is reached or the bytes
/// end, and nothing is made room for before.
struct MessageReader {
  private let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// How many pointers a name may have: each points backward, so that more than this are a fraud.
  private static let pointerLimit = 126

  mutating func message() throws(MessageFault) -> Message {
    var message = Message(id: try number16("the header"))
    let flags = try number16("the header")
    message.isResponse = flags & 0x8000 != 0
    message.opcode = UInt8(truncatingIfNeeded: flags >> 11 & 15)
    message.isAuthoritative = flags & 0x0400 != 0
    message.isTruncated = flags & 0x0200 != 0
    message.wantsRecursion = flags & 0x0100 != 0
    message.offersRecursion = flags & 0x0080 != 0
    message.code = ResponseCode(rawValue: flags & 15)
    var counts: [UInt16] = []
    for _ in 0..<4 { counts.append(try number16("the header")) }
    for _ in 0..<counts[0] { message.questions.append(try question()) }
    message.answer = try records(counts[1], &message)
    message.authority = try records(counts[2], &message)
    message.additional = try records(counts[3], &message)
    guard position == bytes.count else { throw fault("bytes are left over") }
    return message
  }

  private func fault(_ message: String) -> MessageFault {
    MessageFault(message: message, offset: position)
  }

  private mutating func number8(_ what: String) throws(MessageFault) -> UInt8 {
    guard position < bytes.count else { throw fault("the message ends in \(what)") }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func number16(_ what: String) throws(MessageFault) -> UInt16 {
    UInt16(try number8(what)) << 8 | UInt16(try number8(what))
  }

  private mutating func number32(_ what: String) throws(MessageFault) -> UInt32 {
    UInt32(try number16(what)) << 16 | UInt32(try number16(what))
  }

  private mutating func question() throws(MessageFault) -> MessageQuestion {
    var question = MessageQuestion(
      try name(), RecordType(rawValue: try number16("a question")))
    question.recordClass = try number16("a question")
    return question
  }

  private mutating func records(
    _ count: UInt16, _ message: inout Message
  ) throws(MessageFault) -> [ResourceRecord] {
    var records: [ResourceRecord] = []
    for _ in 0..<count {
      if let record = try record(&message) { records.append(record) }
    }
    return records
  }

  /// A record; nil where it was that of EDNS.
  private mutating func record(_ message: inout Message) throws(MessageFault) -> ResourceRecord? {
    let owner = try name()
    let type = RecordType(rawValue: try number16("a record"))
    let recordClass = try number16("a record")
    let ttl = try number32("a record")
    let length = Int(try number16("a record"))
    let end = position + length
    guard end <= bytes.count else { throw fault("a record's data is longer than the message") }
    guard type != .opt else {
      var edns = EDNS(udpSize: recordClass)
      edns.version = UInt8(truncatingIfNeeded: ttl >> 16)
      edns.wantsSignatures = ttl & 0x8000 != 0
      edns.options = Array(bytes[position..<end])
      message.edns = edns
      message.code.rawValue |= UInt16(truncatingIfNeeded: ttl >> 24) << 4
      position = end
      return nil
    }
    let data = try self.data(type, end: end)
    guard position == end else { throw fault("a record's data is not as long as it says") }
    return ResourceRecord(owner, ttl: ttl, data)
  }

  private mutating func data(
    _ type: RecordType, end: Int
  ) throws(MessageFault) -> RecordData {
    switch type {
    case .a, .aaaa:
      let size = type == .a ? 4 : 16
      guard end - position == size,
        let address = InternetAddress(bytes: bytes[position..<end])
      else { throw fault("an address is not \(size) bytes long") }
      position = end
      return type == .a ? .a(address) : .aaaa(address)
    case .cname: return .cname(try name())
    case .ns: return .ns(try name())
    case .ptr: return .ptr(try name())
    case .mx: return .mx(preference: try number16("MX"), exchange: try name())
    case .srv:
      return .srv(
        priority: try number16("SRV"), weight: try number16("SRV"), port: try number16("SRV"),
        target: try name())
    case .soa: return .soa(try authority())
    case .txt:
      var texts: [[UInt8]] = []
      while position < end {
        let length = Int(try number8("TXT"))
        guard position + length <= end else { throw fault("a text is longer than its record") }
        texts.append(Array(bytes[position..<position + length]))
        position += length
      }
      return .txt(texts)
    default:
      defer { position = end }
      return .other(type, Array(bytes[position..<end]))
    }
  }

  private mutating func authority() throws(MessageFault) -> StartOfAuthority {
    var authority = StartOfAuthority(primary: try name(), mailbox: try name(), minimum: 0)
    authority.serial = try number32("SOA")
    authority.refresh = try number32("SOA")
    authority.retry = try number32("SOA")
    authority.expire = try number32("SOA")
    authority.minimum = try number32("SOA")
    return authority
  }

  /// A name, which may end in a pointer to an earlier place.
  private mutating func name() throws(MessageFault) -> DNSName {
    var text: [UInt8] = []
    var (place, length, pointers) = (position, 1, 0)
    var end: Int?
    while true {
      guard place < bytes.count else { throw fault("the message ends in a name") }
      let byte = bytes[place]
      switch byte >> 6 {
      case 0:
        place += 1
        guard byte > 0 else {
          position = end ?? place
          return DNSName(unchecked: text.isEmpty ? "." : String(decoding: text, as: UTF8.self))
        }
        guard place + Int(byte) <= bytes.count else { throw fault("the message ends in a name") }
        length += Int(byte) + 1
        guard length <= 255 else { throw fault("a name is longer than 255 bytes") }
        DNSName.append(label: bytes[place..<place + Int(byte)], to: &text)
        place += Int(byte)
      case 3:
        guard place + 1 < bytes.count else { throw fault("the message ends in a name") }
        let target = Int(byte & 0x3F) << 8 | Int(bytes[place + 1])
        pointers += 1
        guard target < place, pointers <= Self.pointerLimit else {
          throw fault("a name's pointer does not point back")
        }
        end = end ?? place + 2
        place = target
      default: throw fault("a label is of a kind that there is not")
      }
    }
  }
}
