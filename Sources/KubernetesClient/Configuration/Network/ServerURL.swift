/// An API server's URL, made of a host, `host:port` or URL as client-go's `DefaultServerURL` does.
struct ServerURL: Hashable {
  let parts: URLParts

  /// A text without scheme is plaintext: at this point client-go knows of no certificates yet.
  init(_ text: String) throws(URLParts.Failure) {
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
  var baseURL: String { "\(parts.scheme)://\(parts.authority)\(parts.path)" }

  /// Whether it is spoken to with TLS.
  var isTLS: Bool { parts.scheme == "https" }
}
