extension Message {
  /// The message's bytes, with names compressed; nil where a name in it cannot be packed, or where
  /// it is longer than 65,535 bytes.
  public func encoded() -> [UInt8]? {
    var writer = MessageWriter()
    guard writer.write(self), writer.bytes.count <= Int(UInt16.max) else { return nil }
    return writer.bytes
  }

  /// The message's bytes for UDP: where it is longer than `limit`, without records and marked as
  /// truncated.
  public func encoded(limit: Int) -> [UInt8]? {
    guard let bytes = encoded() else { return nil }
    guard bytes.count > limit else { return bytes }
    var message = self
    message.isTruncated = true
    (message.answer, message.authority, message.additional) = ([], [], [])
    return message.encoded()
  }
}

/// Writes a message, each name's end as a pointer where it was written before.
struct MessageWriter {
  private(set) var bytes: [UInt8] = []
  /// Where names begin, by their encoded bytes.
  private var places: [ArraySlice<UInt8>: Int] = [:]

  /// Pointers have 14 bits.
  private static let pointerLimit = 0x4000

  mutating func write(_ message: Message) -> Bool {
    write16(message.id)
    var flags = message.code.rawValue & 15 | UInt16(message.opcode & 15) << 11
    if message.isResponse { flags |= 0x8000 }
    if message.isAuthoritative { flags |= 0x0400 }
    if message.isTruncated { flags |= 0x0200 }
    if message.wantsRecursion { flags |= 0x0100 }
    if message.offersRecursion { flags |= 0x0080 }
    write16(flags)
    let counts = [
      message.questions.count, message.answer.count, message.authority.count,
      message.additional.count + (message.edns == nil ? 0 : 1),
    ]
    for count in counts {
      guard let count = UInt16(exactly: count) else { return false }
      write16(count)
    }
    for question in message.questions {
      guard write(question.name) else { return false }
      write16(question.type.rawValue)
      write16(question.recordClass)
    }
    for record in message.answer + message.authority + message.additional {
      guard write(record) else { return false }
    }
    return message.edns.map { write($0, message.code) } ?? true
  }

  private mutating func write16(_ number: UInt16) {
    bytes += [UInt8(number >> 8), UInt8(number & 0xFF)]
  }

  private mutating func write32(_ number: UInt32) {
    write16(UInt16(number >> 16))
    write16(UInt16(number & 0xFFFF))
  }

  private mutating func write(_ edns: EDNS, _ code: ResponseCode) -> Bool {
    bytes.append(0)
    write16(RecordType.opt.rawValue)
    write16(edns.udpSize)
    bytes += [UInt8(truncatingIfNeeded: code.rawValue >> 4), edns.version]
    write16(edns.wantsSignatures ? 0x8000 : 0)
    guard let length = UInt16(exactly: edns.options.count) else { return false }
    write16(length)
    bytes += edns.options
    return true
  }

  private mutating func write(_ record: ResourceRecord) -> Bool {
    guard write(record.name) else { return false }
    write16(record.type.rawValue)
    write16(1)
    write32(record.ttl)
    let place = bytes.count
    write16(0)
    guard write(record.data), let length = UInt16(exactly: bytes.count - place - 2) else {
      return false
    }
    bytes[place] = UInt8(length >> 8)
    bytes[place + 1] = UInt8(length & 0xFF)
    return true
  }

  private mutating func write(_ data: RecordData) -> Bool {
    switch data {
    case .a(let address):
      guard address.isIPv4 else { return false }
      bytes += address.bytes
    case .aaaa(let address): bytes += address.ipv6Bytes
    case .cname(let name), .ns(let name), .ptr(let name): return write(name)
    case .mx(let preference, let exchange):
      write16(preference)
      return write(exchange)
    case .srv(let priority, let weight, let port, let target):
      write16(priority)
      write16(weight)
      write16(port)
      return write(target, isCompressed: false)
    case .soa(let authority):
      guard write(authority.primary), write(authority.mailbox) else { return false }
      for number in [
        authority.serial, authority.refresh, authority.retry, authority.expire, authority.minimum,
      ] {
        write32(number)
      }
    case .txt(let texts):
      for text in texts {
        guard let length = UInt8(exactly: text.count) else { return false }
        bytes.append(length)
        bytes += text
      }
    case .other(_, let data): bytes += data
    }
    return true
  }

  /// Writes a name; RFC 2782 wants the target of SRV in full.
  private mutating func write(_ name: DNSName, isCompressed: Bool = true) -> Bool {
    guard let encoded = DNSName.encoded(name.text) else { return false }
    var index = 0
    while encoded[index] > 0 {
      let rest = encoded[index...]
      if isCompressed, let place = places[rest] {
        write16(0xC000 | UInt16(truncatingIfNeeded: place))
        return true
      }
      if bytes.count < Self.pointerLimit { places[rest] = bytes.count }
      let next = index + Int(encoded[index]) + 1
      bytes += encoded[index..<next]
      index = next
    }
    bytes.append(0)
    return true
  }
}
