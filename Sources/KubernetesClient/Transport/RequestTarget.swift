import KubernetesConfiguration

/// What requests call the server and their target: authority and path prefix of its URL.
struct RequestTarget: Sendable {
  /// `host:port` as the server knows itself; sent as the Host header or `:authority`.
  let authority: String
  private let prefix: String

  /// Reads a connection's URL.
  init(_ connection: ResolvedConnection, _ road: Road) {
    let url = connection.server.value
    // The zone of an address means something on this machine only (RFC 6874).
    authority = url.parts.authority.replacing(/%[^\]]*/, with: "")
    prefix =
      (road.usesAbsoluteForm ? "\(url.parts.scheme)://\(authority)" : "") + url.pathPrefix
  }

  /// The URL's own path, `/` for none.
  var bare: String { prefix.isEmpty || prefix.hasSuffix(authority) ? prefix + "/" : prefix }

  /// The target of a request, percent-encoded.
  func target(of request: APIRequest) -> String {
    var target = prefix + request.path
    for (index, item) in request.query.enumerated() {
      target += index == 0 ? "?" : "&"
      target += PercentEncoding.component(item.name) + "=" + PercentEncoding.component(item.value)
    }
    return target
  }
}
