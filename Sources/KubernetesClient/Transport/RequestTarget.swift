/// Where a connection's requests go: scheme, authority and path prefix, read from its base URL.
struct RequestTarget: Sendable {
  let isTLS: Bool
  /// `host:port` as the server knows itself; sent as the Host header or `:authority`.
  let authority: String
  /// Maps the TLS server name to the real host where the two differ.
  let dnsOverride: [String: String]
  private let prefix: String

  init(_ connection: Connection) throws(ClientError) {
    let url = connection.baseURL
    let schemeEnd = url.firstRange(of: "://")
    let scheme = schemeEnd.map { url[..<$0.lowerBound].lowercased() } ?? ""
    guard let schemeEnd, scheme == "https" || scheme == "http" else {
      throw ClientError(
        .configuration, "the server URL \"\(url)\" has no usable scheme",
        hint: "use https://HOST:PORT")
    }
    let rest = url[schemeEnd.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" }
    let host = Self.host(of: authority)
    isTLS = scheme == "https"
    self.authority = String(authority)
    var trimmedPath = String(path)
    while trimmedPath.hasSuffix("/") { trimmedPath.removeLast() }
    if isTLS, let name = connection.tlsServerName, !name.isEmpty, name != host {
      dnsOverride = [name: host]
      prefix = "\(scheme)://\(name)\(authority.dropFirst(Self.hostLength(authority)))\(trimmedPath)"
    } else {
      dnsOverride = [:]
      prefix = "\(scheme)://\(authority)\(trimmedPath)"
    }
  }

  /// The request's URL, percent-encoded.
  func url(for request: APIRequest) -> String {
    var url = prefix + request.path
    for (index, item) in request.query.enumerated() {
      url += index == 0 ? "?" : "&"
      url += PercentEncoding.query(item.name) + "=" + PercentEncoding.query(item.value)
    }
    return url
  }

  private static func hostLength(_ authority: Substring) -> Int {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      return authority.distance(from: authority.startIndex, to: end) + 1
    }
    return authority.prefix { $0 != ":" }.count
  }

  private static func host(of authority: Substring) -> String {
    let host = authority.prefix(hostLength(authority))
    return host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : String(host)
  }
}

/// Percent-encoding of query components: everything but RFC 3986's unreserved characters.
enum PercentEncoding {
  static func query(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        encoded += "%" + hex(byte >> 4) + hex(byte & 15)
      }
    }
    return encoded
  }

  private static func hex(_ digit: UInt8) -> String { String(digit, radix: 16, uppercase: true) }
}
