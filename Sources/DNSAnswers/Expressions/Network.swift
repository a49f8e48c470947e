import DNSMessages

/// A range of addresses.
struct Network: Sendable {
  private let base: [UInt8]
  private let length: Int

  /// Reads `ADDRESS/LENGTH`, or an address alone; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let address = InternetAddress(first) else {
      return nil
    }
    let isIPv4 = !first.contains(":")
    let bits = isIPv4 ? 32 : 128
    guard let length = parts.count == 2 ? Int(parts[1]) : bits, (0...bits).contains(length) else {
      return nil
    }
    base = address.ipv6Bytes
    self.length = isIPv4 ? length + 96 : length
  }

  /// Whether an address is in the range.
  func contains(_ address: InternetAddress) -> Bool {
    let bytes = address.ipv6Bytes
    return (0..<16).allSatisfy { index in
      let kept = min(8, max(0, length - index * 8))
      let mask = UInt8(truncatingIfNeeded: 0xFF00 >> kept)
      return bytes[index] & mask == base[index] & mask
    }
  }
}
