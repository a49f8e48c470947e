#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An IPv4 or IPv6 address, as the data of A and AAAA records.
///
/// An IPv4 address in its IPv6 form (`::ffff:10.0.0.1`) is the IPv4 address, as Go's `net.IP` has it.
public struct InternetAddress: Hashable, Sendable {
  private var high: UInt64
  private var low: UInt64
  /// Whether it is an IPv4 address.
  public private(set) var isIPv4: Bool

  private static let mappedPrefix: UInt64 = 0xFFFF << 32

  /// Makes an IPv4 address of its 32 bits.
  public init(ipv4 bits: UInt32) {
    high = 0
    low = Self.mappedPrefix | UInt64(bits)
    isIPv4 = true
  }

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
    isIPv4 = high == 0 && low & ~0xFFFF_FFFF == Self.mappedPrefix
  }

  /// Makes an address of its 4 or 16 bytes; nil for another number of them.
  public init?(bytes: some Collection<UInt8>) {
    switch bytes.count {
    case 4: self.init(ipv4: bytes.reduce(0) { $0 << 8 | UInt32($1) })
    case 16:
      self.init(
        high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
        low: bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) })
    default: return nil
    }
  }

  /// Reads an address as Go's `net.ParseIP` does; nil where the text is none.
  public init?(_ text: String) {
    var text = text
    let parsed: UInt32?? = text.withUTF8 { bytes in
      bytes.contains(UInt8(ascii: ":")) ? .some(nil) : Self.ipv4(bytes).map { .some($0) }
    }
    switch parsed {
    case nil: return nil
    case .some(let bits?): self.init(ipv4: bits)
    case .some(nil):
      var address = in6_addr()
      guard text.utf8.count < 64, inet_pton(AF_INET6, text, &address) == 1 else { return nil }
      self.init(bytes: withUnsafeBytes(of: &address) { Array($0) })
    }
  }

  /// Reads an address as Go's `net.ParseIP` does; nil where the text is none.
  public init?(_ text: Substring) { self.init(String(text)) }

  /// Four decimal numbers; a leading zero could mean an octal one, so that it is refused.
  private static func ipv4(_ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    var bits: UInt32 = 0
    var (fields, digits, value) = (0, 0, UInt32(0))
    for byte in text {
      switch byte {
      case UInt8(ascii: "."):
        guard digits > 0, fields < 3 else { return nil }
        bits = bits << 8 | value
        (fields, digits, value) = (fields + 1, 0, 0)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits > 0, value == 0 { return nil }
        value = value * 10 + UInt32(byte - UInt8(ascii: "0"))
        digits += 1
        guard value <= 255 else { return nil }
      default: return nil
      }
    }
    return digits > 0 && fields == 3 ? bits << 8 | value : nil
  }

  /// The 4 bytes of an IPv4 address, the 16 of an IPv6 address.
  public var bytes: [UInt8] { isIPv4 ? Array(ipv6Bytes.suffix(4)) : ipv6Bytes }

  /// The 16 bytes of the IPv6 form.
  public var ipv6Bytes: [UInt8] {
    [high, low].flatMap { half in
      (0..<8).map { UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * $0)) }
    }
  }

  /// Whether it means the machine itself.
  public var isLoopback: Bool {
    isIPv4 ? (low >> 24) & 0xFF == 127 : high == 0 && low == 1
  }

  /// The text of the IPv6 form, which for an IPv4 address is `::ffff:10.0.0.1`.
  public var ipv6Description: String {
    if isIPv4 { return "::ffff:\(description)" }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let bytes = ipv6Bytes
    guard inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The name under which its PTR records stand.
  public var reverseName: String {
    guard !isIPv4 else {
      return bytes.reversed().map(String.init).joined(separator: ".") + ".in-addr.arpa."
    }
    let nibbles = ipv6Bytes.reversed().flatMap { [$0 & 15, $0 >> 4] }
    return nibbles.map { String($0, radix: 16) }.joined(separator: ".") + ".ip6.arpa."
  }
}

extension InternetAddress: CustomStringConvertible {
  /// Dotted for IPv4, as RFC 5952 writes it for IPv6.
  public var description: String {
    guard isIPv4 else { return ipv6Description }
    return "\(low >> 24 & 255).\(low >> 16 & 255).\(low >> 8 & 255).\(low & 255)"
  }
}
