extension SimulatedProxy {
  /// What a client asked of the proxy.
  public struct RequestRecord: Hashable, Sendable {
    /// The way in which it asked.
    public enum Method: String, Sendable {
      /// HTTP's CONNECT, for a tunnel.
      case connect
      /// An HTTP request with a whole URL, to be passed on.
      case forward
      /// SOCKS5's CONNECT.
      case socks5
    }

    /// The way in which it asked.
    public var method: Method
    /// The host as the client wrote it, an IPv6 address without brackets.
    public var host: String
    /// The port.
    public var port: Int
    /// Whether the host is an IP address: a SOCKS5 client that resolves names itself sends one,
    /// while `socks5h` clients send the name.
    public var isAddress: Bool
    /// The user name that came along; nil for none.
    ///
    /// A SOCKS5 client with a wrong password never comes to its request.
    public var user: String?
    /// The request's target as it was written; empty for SOCKS5.
    public var target = ""
    /// The User-Agent header of an HTTP request.
    public var userAgent: String?
  }
}
