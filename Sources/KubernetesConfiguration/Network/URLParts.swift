/// A URL cut into its parts by the rules of Go's `net/url`, which decide what client-go accepts.
public struct URLParts: Hashable, Sendable {
  /// The scheme, in lower case.
  public internal(set) var scheme = ""
  /// `user:password` before the `@`, percent-encoded; nil where there is none.
  var userInformation: String?
  /// Host and port as written, an IPv6 address in brackets.
  public internal(set) var authority = ""
  /// The path as written, percent-encoded where it has to be.
  public internal(set) var path = ""

  /// Why a text is no URL, in Go's words.
  public struct Failure: Error, Hashable, Sendable {
    /// The reason.
    public var reason: String
  }

  /// Query and fragment are dropped: no request keeps them.
  public init(parsing text: String) throws(Failure) {
    if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw Failure(reason: "net/url: invalid control character in URL")
    }
    var rest = text[...].prefix { $0 != "#" }
    scheme = try Self.takeScheme(&rest)
    rest = rest.prefix { $0 != "?" }
    if !rest.hasPrefix("/") {
      // With a scheme this is an opaque URL such as `localhost:6443`: it has no host.
      if !scheme.isEmpty { return }
      if rest.prefix(while: { $0 != "/" }).contains(":") {
        throw Failure(reason: "first path segment in URL cannot contain colon")
      }
    }
    if rest.hasPrefix("//"), !scheme.isEmpty || !rest.hasPrefix("///") {
      rest = rest.dropFirst(2)
      let authority = rest.prefix { $0 != "/" }
      rest = rest.dropFirst(authority.count)
      try setAuthority(authority)
    }
    try setPath(rest)
  }

  /// The URL's host without brackets and port.
  ///
  /// An IPv6 address may have a zone, written `%25eth0` in a URL (RFC 6874).
  public var host: String {
    if authority.hasPrefix("["), let end = authority.lastIndex(of: "]") {
      return Self.decoded(authority[authority.index(after: authority.startIndex)..<end])
    }
    return String(authority.prefix { $0 != ":" })
  }

  /// The port as written; nil where there is none.
  public var port: Int? {
    let tail = authority.hasPrefix("[") ? authority.drop { $0 != "]" } : authority[...]
    return tail.lastIndex(of: ":").flatMap { Int(tail[tail.index(after: $0)...]) }
  }

  /// Whether a port is written, be it a number that fits or not.
  var hasPortText: Bool {
    let tail = authority.hasPrefix("[") ? authority.drop { $0 != "]" } : authority[...]
    return tail.lastIndex(of: ":").map { tail.index(after: $0) < tail.endIndex } ?? false
  }

  /// User name and password, decoded; nil where the URL has none.
  public var credentials: BasicCredentials? {
    guard let userInformation else { return nil }
    let parts = userInformation.split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return BasicCredentials(
      username: Self.decoded(parts[0]),
      password: Secret(parts.count > 1 ? Self.decoded(parts[1]) : ""))
  }

  private static func takeScheme(_ rest: inout Substring) throws(Failure) -> String {
    for (offset, byte) in rest.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        if offset == 0 { return "" }
      case UInt8(ascii: ":"):
        guard offset > 0 else { throw Failure(reason: "missing protocol scheme") }
        let scheme = rest.prefix(offset).lowercased()
        rest = rest.dropFirst(offset + 1)
        return scheme
      default: return ""
      }
    }
    return ""
  }

  private mutating func setAuthority(_ text: Substring) throws(Failure) {
    var rest = text
    if let sign = text.lastIndex(of: "@") {
      userInformation = String(text[..<sign])
      rest = text[text.index(after: sign)...]
    }
    var port = Substring()
    if rest.hasPrefix("[") {
      guard let end = rest.lastIndex(of: "]") else { throw Failure(reason: "missing ']' in host") }
      port = rest[rest.index(after: end)...]
    } else if let colon = rest.lastIndex(of: ":") {
      port = rest[colon...]
    }
    let digits = port.dropFirst()
    if !port.isEmpty, !port.hasPrefix(":") || !digits.allSatisfy({ $0.isASCII && $0.isNumber }) {
      throw Failure(reason: "invalid port \(GoText.quoted(String(port))) after host")
    }
    if let bad = rest.first(where: { $0.isASCII && !Self.isHostCharacter($0) }) {
      throw Failure(reason: "invalid character \(GoText.quoted(String(bad))) in host name")
    }
    authority = String(rest)
  }

  private static func isHostCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-_.~!$&'()*+,;=:[]<>\"%".contains(character)
  }

  private mutating func setPath(_ text: Substring) throws(Failure) {
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "%") {
        let escape = bytes[index..<min(index + 3, bytes.count)]
        guard escape.count == 3, escape.dropFirst().allSatisfy(Self.isHexadecimal) else {
          let found = GoText.quoted(String(decoding: escape, as: UTF8.self))
          throw Failure(reason: "invalid URL escape \(found)")
        }
      }
      if byte <= 0x20 || byte >= 0x7F || "\"<>\\^`{|}".utf8.contains(byte) {
        let digits = String(byte, radix: 16, uppercase: true)
        path += "%" + (digits.count == 1 ? "0" : "") + digits
      } else {
        path.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    Character(Unicode.Scalar(byte)).isHexDigit
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
