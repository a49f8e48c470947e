/// Why a text is no domain name, with the place of the fault.
public struct DNSNameProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public var message: String
  /// The place in the text, in characters counted from 1; nil where it is the whole.
  public var column: Int?
  /// What would mend it.
  public var hint: String?

  /// What is wrong and where.
  public var description: String {
    column.map { "\(message) at character \($0)" } ?? message
  }
}

extension DNSName {
  /// Reads a name as a person writes it; a final dot may be missing.
  ///
  /// Throws where it has an empty label, a label of 64 bytes or more, more than 255 bytes, an
  /// escape of no byte, or letters beyond ASCII, which the DNS carries in punycode.
  public init(_ written: String) throws(DNSNameProblem) {
    guard !written.isEmpty else { throw DNSNameProblem(message: "the name is empty") }
    var text = written
    if written.utf8.allSatisfy(Self.isPlain), !written.utf8.contains(UInt8(ascii: "\\")) {
      if written.utf8.last != UInt8(ascii: ".") { text += "." }
      if text.withUTF8(Self.isPlainName) == true {
        self.init(unchecked: text)
        return
      }
      text = written
    }
    if let fault = written.unicodeScalars.enumerated().first(where: { !$0.element.isASCII }) {
      throw DNSNameProblem(
        message: "\(fault.element) is no letter of a domain name", column: fault.offset + 1,
        hint: "names with such letters are asked for in punycode, as xn--…")
    }
    let bytes = Array(written.utf8)
    let slashes = bytes.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    if bytes.last != UInt8(ascii: ".") || slashes % 2 == 1 { text += "." }
    if Self.encoded(text) == nil { throw Self.problem(of: text) }
    self.init(unchecked: Self.normalized(text))
  }

  /// The text with the escapes that miekg/dns writes, and no others.
  private static func normalized(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) || !text.utf8.allSatisfy(isPlain) else {
      return text
    }
    guard let encoded = encoded(text) else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < encoded.count, encoded[index] > 0 {
      let length = Int(encoded[index])
      append(label: encoded[index + 1...index + length], to: &result)
      index += length + 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "'"), UInt8(ascii: "@"), UInt8(ascii: ";"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""):
      false
    default: (0x21...0x7E).contains(byte)
    }
  }

  private static func problem(of text: String) -> DNSNameProblem {
    let bytes = Array(text.utf8)
    var (start, length, total, index) = (0, 0, 1, 0)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "."):
        if length == 0 { return DNSNameProblem(message: "empty label", column: index + 1) }
        if length > 63 {
          return DNSNameProblem(
            message: "label of \(length) bytes, more than 63,", column: start + 1)
        }
        total += length + 1
        (start, length) = (index + 1, 0)
      case UInt8(ascii: "\\"):
        let digits = bytes[(index + 1)...].prefix(3).prefix { (48...57).contains($0) }
        if digits.count == 3 {
          if (Int(String(decoding: digits, as: UTF8.self)) ?? 256) > 255 {
            return DNSNameProblem(message: "escape of no byte", column: index + 1)
          }
          index += 3
        } else {
          index += 1
        }
        length += 1
      default: length += 1
      }
      index += 1
    }
    return DNSNameProblem(message: "the name takes \(total) bytes, more than 255")
  }
}
