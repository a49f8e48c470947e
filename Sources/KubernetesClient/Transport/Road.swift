import KubernetesConfiguration

/// The way to an API server: where it is, and the proxy before it.
struct Road: Hashable, Sendable {
  /// The server's host without brackets; a name, or an address with or without a zone.
  var host: String
  /// The server's port.
  var port: Int
  /// Whether the server is spoken to with TLS.
  var isTLS: Bool
  /// The proxy to speak through.
  var proxy: ProxyURL?

  /// The road of a connection.
  ///
  /// Throws a ``ClientError`` with code `configuration` where the URL's port cannot be connected to.
  init(_ connection: ResolvedConnection) throws(ClientError) {
    let url = connection.server.value
    guard let port = url.port else {
      throw ClientError(
        .configuration, "the server URL \"\(url.baseURL)\" has no usable port",
        hint: "use https://HOST:PORT (\(connection.server.origin))")
    }
    self.init(
      host: url.parts.host, port: port, isTLS: url.isTLS, proxy: connection.proxy?.value)
  }

  /// Makes a road.
  init(host: String, port: Int, isTLS: Bool, proxy: ProxyURL? = nil) {
    self.host = host
    self.port = port
    self.isTLS = isTLS
    self.proxy = proxy
  }

  /// `host:port` as a CONNECT request and a message name it.
  var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// The server's URL, for messages.
  var serverURL: String { "\(isTLS ? "https" : "http")://\(authority)" }

  /// Whether requests name the whole URL, as HTTP proxies want it of plaintext servers.
  var usesAbsoluteForm: Bool { !isTLS && (proxy?.scheme == .http || proxy?.scheme == .https) }
}
