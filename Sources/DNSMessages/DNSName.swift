/// A domain name as text, with a dot at its end.
///
/// The text is what Go's `miekg/dns`, and so CoreDNS, works on: letter case as it was written, a
/// byte that is no printable ASCII as `\DDD`, a dot inside a label as `\.`. It may be a name that
/// fits into no message, since CoreDNS makes such names: see ``isPackable``.
public struct DNSName: Hashable, Sendable {
  /// The text.
  public var text: String

  /// Takes a text as it is.
  public init(unchecked text: String) { self.text = text }

  /// The root.
  public static let root = DNSName(unchecked: ".")

  /// The name with its ASCII letters in lower case.
  public var lowercased: DNSName { DNSName(unchecked: text.lowercased()) }

  /// Whether a message can carry it: no empty label, labels of up to 63 bytes, 255 bytes in all.
  public var isPackable: Bool {
    var text = text
    if let isValid = text.withUTF8(Self.isPlainName) { return isValid }
    return Self.encoded(text) != nil
  }

  /// The labels, first to last, with their escapes; none for the root.
  public var labels: [Substring] { Self.labels(of: text) }

  /// Whether it is `zone` or below it, letter case apart.
  public func isInside(_ zone: DNSName) -> Bool { Self.isInside(text, zone.text) }
}

extension DNSName: CustomStringConvertible {
  /// The text.
  public var description: String { text }
}

extension DNSName {
  private static let dot = UInt8(ascii: ".")
  private static let backslash = UInt8(ascii: "\\")

  /// The labels of a name, as miekg/dns's `SplitDomainName` cuts them.
  public static func labels(of text: String) -> [Substring] { labels(of: text[...]) }

  /// The labels of a name, as miekg/dns's `SplitDomainName` cuts them.
  public static func labels(of text: Substring) -> [Substring] {
    let bytes = text.utf8
    guard bytes.first != dot || bytes.dropFirst().first != nil else { return [] }
    guard bytes.contains(backslash) else {
      var labels = bytes.split(separator: dot, omittingEmptySubsequences: false)
        .map { Substring($0) }
      if labels.last?.isEmpty == true { labels.removeLast() }
      return labels
    }
    var labels: [Substring] = []
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      if bytes[index] == backslash {
        index = bytes.index(after: index)
        guard index < bytes.endIndex else { break }
      } else if bytes[index] == dot {
        labels.append(text[start..<index])
        start = bytes.index(after: index)
      }
      index = bytes.index(after: index)
    }
    if start < bytes.endIndex { labels.append(text[start...]) }
    return labels
  }

  /// Whether a name is a zone or below it, as miekg/dns's `IsSubDomain` has it.
  public static func isInside(_ name: String, _ zone: String) -> Bool {
    var (name, zone) = (name, zone)
    return name.withUTF8 { name in
      zone.withUTF8 { zone in
        if zone.count == 1, zone[0] == dot { return true }
        guard name.count >= zone.count else { return false }
        let start = name.count - zone.count
        for index in 0..<zone.count where lower(name[start + index]) != lower(zone[index]) {
          return false
        }
        guard start > 0 else { return true }
        guard name[start - 1] == dot else { return false }
        // An odd number of backslashes makes the dot a part of a label.
        var slashes = 0
        while start - 2 - slashes >= 0, name[start - 2 - slashes] == backslash { slashes += 1 }
        return slashes % 2 == 0
      }
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// Whether a text without escapes is a name that a message can carry; nil where it has escapes.
  static func isPlainName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    if bytes.count == 1, bytes[0] == dot { return true }
    var length = 0
    for byte in bytes {
      switch byte {
      case dot:
        guard length > 0, length < 64 else { return false }
        length = 0
      case backslash: return nil
      default: length += 1
      }
    }
    return length == 0 && !bytes.isEmpty && bytes.count < 255
  }

  /// The labels' bytes, each behind its length, with the root's zero at the end; nil where the text
  /// is no name that a message can carry.
  static func encoded(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { bytes -> [UInt8]? in
      if bytes.count == 1, bytes[0] == dot { return [0] }
      guard let last = bytes.last, last == dot else { return nil }
      var encoded: [UInt8] = [0]
      encoded.reserveCapacity(bytes.count + 1)
      var start = 0
      var index = 0
      while index < bytes.count {
        switch bytes[index] {
        case dot:
          let length = encoded.count - start - 1
          guard length > 0, length < 64 else { return nil }
          encoded[start] = UInt8(length)
          start = encoded.count
          encoded.append(0)
        case backslash:
          guard let escape = escaped(bytes, at: index + 1) else { return nil }
          encoded.append(escape.byte)
          index += escape.length
        default: encoded.append(bytes[index])
        }
        index += 1
      }
      // A dot that ends the name must not be the one behind a backslash.
      guard start == encoded.count - 1, encoded.count <= 255 else { return nil }
      return encoded
    }
  }

  /// The byte that an escape means: three decimal digits, or the character itself.
  static func escaped(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (byte: UInt8, length: Int)? {
    guard index < bytes.count else { return nil }
    guard isDigit(bytes[index]) else { return (bytes[index], 1) }
    guard index + 2 < bytes.count, isDigit(bytes[index + 1]), isDigit(bytes[index + 2]) else {
      return (bytes[index], 1)
    }
    let value = bytes[index...index + 2].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return UInt8(exactly: value).map { ($0, 3) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Appends a label of a message to a name's text, with escapes where they are needed.
  static func append(label: some Sequence<UInt8>, to text: inout [UInt8]) {
    for byte in label {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: "'"), UInt8(ascii: "@"),
        UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""), backslash:
        text.append(backslash)
        text.append(byte)
      case 0x21...0x7E: text.append(byte)
      default:
        let digits = String(byte)
        text.append(backslash)
        text += Array(repeating: UInt8(ascii: "0"), count: 3 - digits.utf8.count) + digits.utf8
      }
    }
    text.append(dot)
  }
}

extension DNSName {
  /// The place behind a label's dot; nil where the name ends there.
  public static func endOfLabel(in text: String, from start: String.Index) -> String.Index? {
    let bytes = text.utf8
    var index = start
    while index < bytes.endIndex {
      if bytes[index] == backslash {
        index = bytes.index(after: index)
        guard index < bytes.endIndex else { return nil }
      } else if bytes[index] == dot {
        let next = bytes.index(after: index)
        return next < bytes.endIndex ? next : nil
      }
      index = bytes.index(after: index)
    }
    return nil
  }

  /// Labels put together as CoreDNS's `dnsutil.Join` does: the root at the end is left out.
  public static func joined(_ labels: String...) -> String {
    guard let last = labels.last else { return "." }
    if last == "." { return labels.dropLast().joined(separator: ".") + "." }
    let joined = labels.joined(separator: ".")
    return joined.utf8.last == dot ? joined : joined + "."
  }
}
