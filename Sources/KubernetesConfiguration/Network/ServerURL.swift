/// An API server's URL, made of a host, `host:port` or URL as client-go's `DefaultServerURL` does.
public struct ServerURL: Hashable, Sendable {
  /// The URL's parts.
  public let parts: URLParts

  /// A text without scheme is plaintext: at this point client-go knows of no certificates yet.
  public init(_ text: String) throws(URLParts.Failure) {
    // An absent server is localhost for client-go, though no configuration gets this far.
    let host = text.isEmpty ? "localhost" : text
    if let parts = try? URLParts(parsing: host), !parts.scheme.isEmpty, !parts.authority.isEmpty {
      self.parts = parts
      return
    }
    let completed = "http://" + host
    do {
      parts = try URLParts(parsing: completed)
    } catch {
      throw URLParts.Failure(reason: "parse \(GoText.quoted(completed)): \(error.reason)")
    }
    guard parts.path.isEmpty || parts.path == "/" else {
      throw URLParts.Failure(
        reason: "host must be a URL or a host:port pair: \(GoText.quoted(host))")
    }
  }

  /// Scheme, authority and path, without user information.
  public var baseURL: String { "\(parts.scheme)://\(parts.authority)\(parts.path)" }

  /// Whether it is spoken to with TLS.
  public var isTLS: Bool { parts.scheme == "https" }

  /// The port to connect to: the URL's own, otherwise 443 or 80; nil where it is out of range.
  public var port: Int? {
    if parts.hasPortText { return parts.port.flatMap { (1...65535).contains($0) ? $0 : nil } }
    return isTLS ? 443 : 80
  }

  /// The path before every request's path, without a slash at its end.
  public var pathPrefix: String {
    var path = parts.path
    while path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
