#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An IP address as bytes: 4 or 16 of them.
struct IPAddress: Hashable {
  let bytes: [UInt8]

  /// Nil where the text is no address.
  init?(_ text: some StringProtocol) {
    var version4 = in_addr()
    var version6 = in6_addr()
    if inet_pton(AF_INET, String(text), &version4) == 1 {
      bytes = withUnsafeBytes(of: &version4) { Array($0) }
    } else if inet_pton(AF_INET6, String(text), &version6) == 1 {
      bytes = withUnsafeBytes(of: &version6) { Array($0) }
    } else {
      return nil
    }
  }

  /// Whether it means this machine.
  var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1]
  }

  /// Whether the first `length` bits are those of `network`.
  func isInside(_ network: IPAddress, length: Int) -> Bool {
    guard bytes.count == network.bytes.count, length <= bytes.count * 8 else { return false }
    return (0..<length).allSatisfy { bit in
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      return bytes[bit / 8] & mask == network.bytes[bit / 8] & mask
    }
  }
}
