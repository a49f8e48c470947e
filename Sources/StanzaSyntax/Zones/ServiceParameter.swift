/// The parameters of service bindings, the records SVCB and HTTPS.
enum ServiceParameter {
  private static let names: [String: UInt16] = [
    "mandatory": 0, "alpn": 1, "no-default-alpn": 2, "port": 3, "ipv4hint": 4, "ech": 5,
    "ipv6hint": 6, "dohpath": 7, "ohttp": 8,
  ]

  /// The number of a key: a known name, or `keyNNN` for what has no name.
  static func key(_ text: String) -> UInt16? {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    guard text.utf8.starts(with: "key".utf8) else { return names[text] }
    let digits = text.utf8.dropFirst(3)
    guard
      let number = GoUnsigned.decimal(digits, bits: 16), digits.first != UInt8(ascii: "0"),
      number > 8, number < 65535
    else { return nil }
    return UInt16(truncatingIfNeeded: number)
  }

  /// Whether a key may have a value.
  static func isValue(_ value: [UInt8], of key: UInt16) -> Bool {
    switch key {
    case 0: true
    case 1: isProtocolList(value)
    case 2, 8: value.isEmpty
    case 3: GoUnsigned.decimal(value, bits: 16) != nil
    case 4: areAddresses(value, isIPv4: true)
    case 5: GoBase64.problem(value) == nil
    case 6: areAddresses(value, isIPv4: false)
    default: isText(value)
    }
  }

  /// Addresses with commas between them; one comma may end the list.
  private static func areAddresses(_ value: [UInt8], isIPv4: Bool) -> Bool {
    guard !value.isEmpty, !isIPv4 || !value.contains(UInt8(ascii: ":")) else { return false }
    var parts = value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true { parts.removeLast() }
    return parts.allSatisfy {
      IPText.address(String(decoding: $0, as: UTF8.self))?.isIPv4 == isIPv4
    }
  }

  /// Text in which a backslash escapes a character, or a byte of three digits.
  private static func isText(_ value: [UInt8]) -> Bool {
    var index = 0
    while index < value.count {
      guard value[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      let rest = value[(index + 1)...]
      guard let next = rest.first else { return false }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) else {
        index += 2
        continue
      }
      guard rest.count >= 3, GoUnsigned.decimal(rest.prefix(3), bits: 8) != nil else {
        return false
      }
      index += 4
    }
    return true
  }

  /// Protocols with commas between them, escaped twice.
  private static func isProtocolList(_ value: [UInt8]) -> Bool {
    guard !value.isEmpty else { return true }
    var index = 0
    var length = 0
    while index < value.count {
      guard let (byte, width) = byte(in: value, at: index) else { return false }
      index += width
      if byte == UInt8(ascii: ",") {
        guard length > 0 else { return false }
        length = 0
        continue
      }
      if byte == UInt8(ascii: "\\") {
        guard
          let (escaped, width) = Self.byte(in: value, at: index), "\\,".utf8.contains(escaped)
        else { return false }
        index += width
      }
      length += 1
    }
    return length > 0
  }

  /// The byte that is written at a place, and in how many.
  private static func byte(in value: [UInt8], at index: Int) -> (UInt8, Int)? {
    guard index < value.count else { return nil }
    guard value[index] == UInt8(ascii: "\\") else { return (value[index], 1) }
    let rest = value[(index + 1)...]
    guard let next = rest.first else { return nil }
    let digits = rest.prefix(3)
    // Three digits are a byte, of which what is too much is cut off.
    let isNumber =
      digits.count == 3
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isNumber, let number = GoUnsigned.decimal(digits, bits: 16) else { return (next, 2) }
    return (UInt8(truncatingIfNeeded: number), 4)
  }
}
