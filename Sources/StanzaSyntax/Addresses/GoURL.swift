/// URLs as Go's `net/url` parses them.
public enum GoURL {
  /// Why a text is no URL, in Go's words; nil where it is one.
  public static func problem(_ text: String) -> String? {
    reason(text).map { "parse \(GoQuotation.quoted(text)): \($0)" }
  }

  private static func reason(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
      return "net/url: invalid control character in URL"
    }
    var rest = bytes[...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      if let problem = escapeProblem(rest[(hash + 1)...]) { return problem }
      rest = rest[..<hash]
    }
    guard rest != [UInt8(ascii: "*")] else { return nil }
    let hasScheme: Bool
    switch schemeEnd(rest) {
    case .missing: return "missing protocol scheme"
    case .none: hasScheme = false
    case .at(let colon):
      hasScheme = true
      rest = rest[(colon + 1)...]
    }
    if let query = rest.firstIndex(of: UInt8(ascii: "?")) { rest = rest[..<query] }
    if rest.first != UInt8(ascii: "/") {
      guard !hasScheme else { return nil }
      let segment = rest.prefix { $0 != UInt8(ascii: "/") }
      if segment.contains(UInt8(ascii: ":")) {
        return "first path segment in URL cannot contain colon"
      }
    }
    if rest.starts(with: "//".utf8), hasScheme || !rest.starts(with: "///".utf8) {
      let authority = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
      if let problem = authorityProblem(authority) { return problem }
      rest = rest[authority.endIndex...]
    }
    return escapeProblem(rest)
  }

  private enum Scheme {
    case none, missing
    case at(Int)
  }

  private static func schemeEnd(_ bytes: ArraySlice<UInt8>) -> Scheme {
    for (offset, byte) in zip(bytes.indices, bytes) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        if offset == bytes.startIndex { return .none }
      case UInt8(ascii: ":"): return offset == bytes.startIndex ? .missing : .at(offset)
      default: return .none
      }
    }
    return .none
  }

  private static func authorityProblem(_ authority: ArraySlice<UInt8>) -> String? {
    let at = authority.lastIndex(of: UInt8(ascii: "@"))
    if let at {
      let user = authority[..<at]
      guard user.allSatisfy(isUserByte) else { return "net/url: invalid userinfo" }
      if let problem = escapeProblem(user) { return problem }
    }
    let host = at.map { authority[($0 + 1)...] } ?? authority
    var port = host[host.endIndex...]
    if host.first == UInt8(ascii: "[") {
      guard let end = host.lastIndex(of: UInt8(ascii: "]")) else {
        return "missing ']' in host"
      }
      port = host[(end + 1)...]
    } else if let colon = host.lastIndex(of: UInt8(ascii: ":")) {
      port = host[colon...]
    }
    guard isPort(port) else {
      return "invalid port \(GoQuotation.quoted(port, isASCII: false)) after host"
    }
    if let problem = hostEscapeProblem(host) { return problem }
    guard let wrong = host.first(where: { $0 != UInt8(ascii: "%") && !isHostByte($0) }) else {
      return nil
    }
    return "invalid character \(GoQuotation.quoted([wrong], isASCII: false)) in host name"
  }

  /// In a host only bytes that are not ASCII are escaped, and what a zone has behind `%25`.
  private static func hostEscapeProblem(_ host: ArraySlice<UInt8>) -> String? {
    if let problem = escapeProblem(host) { return problem }
    var rest = host
    while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
      let escape = rest[percent...].prefix(3)
      if host.first == UInt8(ascii: "["), escape.elementsEqual("%25".utf8) { return nil }
      let value = UInt8(String(decoding: escape.dropFirst(), as: UTF8.self), radix: 16) ?? 0
      guard value >= 0x80 else {
        return "invalid URL escape \(GoQuotation.quoted(escape, isASCII: false))"
      }
      rest = rest[escape.endIndex...]
    }
    return nil
  }

  private static func isPort(_ port: ArraySlice<UInt8>) -> Bool {
    guard let first = port.first else { return true }
    return first == UInt8(ascii: ":")
      && port.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func isUserByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "-._:~!$&'()*+,;=%@".utf8.contains(byte)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isLetterOrDigit(byte) || "-_.~!$&'()*+,;=:[]<>\"".utf8.contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// The first percent sign that two hexadecimal digits do not follow.
  private static func escapeProblem(_ bytes: ArraySlice<UInt8>) -> String? {
    var rest = bytes
    while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
      let escape = rest[percent...].prefix(3)
      guard escape.count == 3, escape.dropFirst().allSatisfy(isHexadecimal) else {
        return "invalid URL escape \(GoQuotation.quoted(escape, isASCII: false))"
      }
      rest = rest[escape.endIndex...]
    }
    return nil
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    Character(Unicode.Scalar(byte)).isHexDigit
  }
}
