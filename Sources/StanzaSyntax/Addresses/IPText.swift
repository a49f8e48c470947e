/// An IP address read from text as Go's `net` and `netip` read it.
///
/// IPv4 has no leading zeros; IPv6 may end in an IPv4 address and carry a zone.
struct IPText: Hashable, Sendable {
  /// The address in 16 bytes, an IPv4 one mapped into IPv6.
  let bytes: [UInt8]
  /// Whether the text was four numbers with dots, and no more.
  let isDotted: Bool
  /// What stood behind the percent sign.
  let zone: String?

  /// Reads an address, or nothing.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    switch bytes.first(where: { ".:%".utf8.contains($0) }) {
    case UInt8(ascii: "."):
      guard let address = Self.dotted(bytes[...]) else { return nil }
      self.bytes = Self.mappedPrefix + address
      isDotted = true
      zone = nil
    case UInt8(ascii: ":"):
      let end = bytes.firstIndex(of: UInt8(ascii: "%"))
      let zone = end.map { bytes[($0 + 1)...] }
      guard zone?.isEmpty != true, let address = Self.colons(bytes[..<(end ?? bytes.count)])
      else { return nil }
      self.bytes = address
      isDotted = false
      self.zone = zone.map { String(decoding: $0, as: UTF8.self) }
    default: return nil
    }
  }

  /// Whether Go's `To4` makes an IPv4 address of it.
  var isIPv4: Bool { bytes.starts(with: Self.mappedPrefix) }

  /// Whether `net.ParseIP` takes a text, which it does with no zone.
  static func isAddress(_ text: String) -> Bool {
    address(text) != nil
  }

  /// The address that `net.ParseIP` makes of a text.
  static func address(_ text: String) -> Self? {
    guard let address = Self(text), address.zone == nil else { return nil }
    return address
  }

  private static let mappedPrefix: [UInt8] = .init(repeating: 0, count: 10) + [0xff, 0xff]

  private static func dotted(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let fields = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard fields.count == 4 else { return nil }
    var address: [UInt8] = []
    for field in fields {
      guard
        field.count == 1 || field.first != UInt8(ascii: "0"),
        let number = GoUnsigned.decimal(field, bits: 8)
      else { return nil }
      address.append(UInt8(truncatingIfNeeded: number))
    }
    return address
  }

  private static func colons(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = text
    var address: [UInt8] = []
    var gap: Int?
    if rest.starts(with: "::".utf8) {
      gap = 0
      rest.removeFirst(2)
    }
    while address.count < 16, !rest.isEmpty {
      guard let group = group(of: rest) else { return nil }
      if rest.dropFirst(group.length).first == UInt8(ascii: ".") {
        let isInPlace = gap != nil || address.count == 12
        guard isInPlace, address.count <= 12, let tail = dotted(rest) else { return nil }
        return filled(address + tail, gap: gap)
      }
      address += [UInt8(group.value >> 8), UInt8(group.value & 0xff)]
      rest.removeFirst(group.length)
      guard separate(&rest, &gap, at: address.count) else { return nil }
    }
    return rest.isEmpty ? filled(address, gap: gap) : nil
  }

  /// Takes the colon behind a group, and the second of a gap.
  private static func separate(
    _ rest: inout ArraySlice<UInt8>, _ gap: inout Int?, at count: Int
  ) -> Bool {
    guard let colon = rest.popFirst() else { return true }
    guard colon == UInt8(ascii: ":"), let next = rest.first else { return false }
    if next == UInt8(ascii: ":") {
      guard gap == nil else { return false }
      gap = count
      rest.removeFirst()
    }
    return true
  }

  /// The group of up to four hexadecimal digits that a text begins with.
  private static func group(of text: ArraySlice<UInt8>) -> (value: UInt16, length: Int)? {
    var value: UInt16 = 0
    var length = 0
    for byte in text {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { break }
      guard length < 4 else { return nil }
      value = value << 4 | UInt16(digit)
      length += 1
    }
    return length > 0 ? (value, length) : nil
  }

  /// The address with zeros in its gap, which must stand for some.
  private static func filled(_ address: [UInt8], gap: Int?) -> [UInt8]? {
    guard let gap else { return address.count == 16 ? address : nil }
    guard address.count < 16 else { return nil }
    let zeros = [UInt8](repeating: 0, count: 16 - address.count)
    return Array(address[..<gap]) + zeros + Array(address[gap...])
  }
}
