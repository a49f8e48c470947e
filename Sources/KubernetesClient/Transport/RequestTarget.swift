import KubernetesConfiguration

/// Where a connection's requests go: scheme, authority and path prefix, read from its base URL.
struct RequestTarget: Sendable {
  let isTLS: Bool
  /// `host:port` as the server knows itself; sent as the Host header or `:authority`.
  let authority: String
  /// Maps the TLS server name to the real host where the two differ.
  let dnsOverride: [String: String]
  private let prefix: String

  init(_ connection: ResolvedConnection) {
    let url = connection.server.value
    isTLS = url.isTLS
    authority = url.parts.authority
    let path = url.pathPrefix
    if let name = connection.tls?.serverName?.value, name != url.parts.host {
      dnsOverride = [name: url.parts.host]
      let port = url.parts.port.map { ":\($0)" } ?? ""
      prefix = "\(url.parts.scheme)://\(name)\(port)\(path)"
    } else {
      dnsOverride = [:]
      prefix = "\(url.parts.scheme)://\(authority)\(path)"
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
