#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// IP addresses as text and as bytes.
enum AddressText {
  /// The 4 or 16 bytes; nil for a name.
  static func bytes(_ text: String) -> [UInt8]? {
    var version4 = in_addr()
    if inet_pton(AF_INET, text, &version4) == 1 {
      return withUnsafeBytes(of: version4) { Array($0) }
    }
    var version6 = in6_addr()
    guard inet_pton(AF_INET6, text, &version6) == 1 else { return nil }
    return withUnsafeBytes(of: version6) { Array($0) }
  }

  /// The text of 4 or 16 bytes; nil for another number of them.
  static func text(_ bytes: [UInt8]) -> String? {
    let family: Int32
    switch bytes.count {
    case 4: family = AF_INET
    case 16: family = AF_INET6
    default: return nil
    }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether it is an address of this machine's loopback interface.
  static func isLoopback(_ text: String) -> Bool {
    guard let bytes = bytes(text) else { return false }
    return bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1]
  }
}
