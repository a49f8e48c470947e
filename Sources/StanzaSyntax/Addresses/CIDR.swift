/// A network in slash notation, as Go's `net.ParseCIDR` reads it.
public struct CIDR: Hashable, Sendable {
  /// The network's first address, in 16 bytes.
  let bytes: [UInt8]
  /// How many bits the address has: 32, or 128.
  public let width: Int
  /// How many of them are the network's.
  public let length: Int

  /// Reads a network, or nothing.
  ///
  /// Bits behind the prefix may be set, a zone may not be.
  public init?(_ text: String) {
    let (address, mask) = GoStrings.cut(text, at: "/")
    guard let mask, let address = IPText.address(address) else { return nil }
    width = address.isDotted ? 32 : 128
    guard let length = GoUnsigned.decimal(mask, bits: 16), length <= width else { return nil }
    self.length = Int(length)
    let skipped = self.length + 128 - width
    bytes = address.bytes.enumerated().map { index, byte in
      let kept = max(0, min(8, skipped - index * 8))
      return byte & UInt8(truncatingIfNeeded: 0xff00 >> kept)
    }
  }

  /// The network as Go writes it: masked, and an IPv4 one in IPv6 as IPv4.
  public var description: String {
    let text = IPText.described(bytes)
    let isShortened = width == 128 && !text.utf8.contains(UInt8(ascii: ":"))
    return "\(text)/\(isShortened ? length - 96 : length)"
  }

  /// What is wrong with a text that should be a network; the messages of those who ask Go for one
  /// end in this.
  public static func problem(_ text: String) -> String? {
    Self(text) == nil ? "invalid CIDR address: \(text)" : nil
  }
}
