#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An IP address as bytes: 4 or 16 of them.
package struct IPAddress: Hashable, Sendable {
  package let bytes: [UInt8]

  /// Nil where the text is no address.
  package init?(_ text: some StringProtocol) {
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

  /// Nil where there are neither 4 nor 16 bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Whether it means this machine.
  package var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1]
  }

  /// Whether the first `length` bits are those of `network`.
  package func isInside(_ network: IPAddress, length: Int) -> Bool {
    guard bytes.count == network.bytes.count, length <= bytes.count * 8 else { return false }
    return (0..<length).allSatisfy { bit in
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      return bytes[bit / 8] & mask == network.bytes[bit / 8] & mask
    }
  }
}

extension IPAddress: CustomStringConvertible {
  /// The address as RFC 5952 writes it.
  package var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
