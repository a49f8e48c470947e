/// A block of addresses in CIDR notation, and the reverse zones that cover it.
struct AddressBlock: Hashable {
  /// The address with the bits behind the prefix cleared: 4 or 16 bytes.
  let bytes: [UInt8]
  /// How many leading bits are fixed.
  let prefixLength: Int

  /// Reads `ADDRESS/LENGTH` by the rules of Go's `net.ParseCIDR`; nil where that fails.
  init?(_ text: String) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let bytes = Self.address(Substring(parts[0])) else { return nil }
    let length = parts[1]
    guard length.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let prefixLength = Int(Substring(length)), prefixLength <= bytes.count * 8
    else { return nil }
    self.prefixLength = prefixLength
    self.bytes = bytes.enumerated().map { index, byte in
      let kept = min(8, max(0, prefixLength - index * 8))
      return kept == 0 ? 0 : byte & (0xFF << UInt8(8 - kept))
    }
  }

  private static func address(_ text: Substring) -> [UInt8]? {
    text.utf8.contains(UInt8(ascii: ":")) ? ipv6(text) : ipv4(text)
  }

  private static func ipv4(_ text: Substring) -> [UInt8]? {
    let fields = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard fields.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for field in fields {
      // A leading zero could mean an octal number, so that it is refused.
      guard (1...3).contains(field.count), field.count == 1 || field.first != UInt8(ascii: "0"),
        field.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let byte = UInt8(Substring(field))
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  private static func ipv6(_ text: Substring) -> [UInt8]? {
    let fields = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard fields.count <= 9 else { return nil }
    var bytes: [UInt8] = []
    var gap: Int?
    for (index, field) in fields.enumerated() {
      let isEdge = index == 0 || index == fields.count - 1
      if field.isEmpty {
        if !isEdge {
          guard gap == nil else { return nil }
          gap = bytes.count
        }
      } else if index == fields.count - 1, let tail = ipv4(field) {
        bytes += tail
      } else if let group = group(field) {
        bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
      } else {
        return nil
      }
    }
    guard edgesAreSound(fields, gap: gap, count: bytes.count) else { return nil }
    guard let gap else { return bytes.count == 16 ? bytes : nil }
    guard bytes.count < 16 else { return nil }
    bytes.insert(contentsOf: repeatElement(0, count: 16 - bytes.count), at: gap)
    return bytes
  }

  /// A colon at the start or the end must be one of the two of the gap.
  private static func edgesAreSound(_ fields: [Substring], gap: Int?, count: Int) -> Bool {
    if fields.first?.isEmpty == true, gap != 0 { return false }
    if fields.last?.isEmpty == true, gap != count { return false }
    return true
  }

  private static func group(_ text: Substring) -> UInt16? {
    guard (1...4).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "+") else {
      return nil
    }
    return UInt16(text, radix: 16)
  }
}

extension AddressBlock {
  /// The reverse zones that cover the block: one when the prefix ends on a label's border (an
  /// octet or a nibble), otherwise as many as the next border takes.
  var reverseZones: [String] {
    let bits = bytes.count == 4 ? 8 : 4
    let labels = (prefixLength + bits - 1) / bits
    guard labels > 0 else { return [suffix] }
    let values = bits == 8 ? bytes.map(Int.init) : bytes.flatMap { [Int($0 >> 4), Int($0 & 15)] }
    let count = 1 << (labels * bits - prefixLength)
    let radix = bits == 8 ? 10 : 16
    let parents = values[..<(labels - 1)].reversed().map { String($0, radix: radix) + "." }.joined()
    return (0..<count).map { offset in
      String(values[labels - 1] + offset, radix: radix) + "." + parents + suffix
    }
  }

  private var suffix: String { bytes.count == 4 ? "in-addr.arpa." : "ip6.arpa." }
}
