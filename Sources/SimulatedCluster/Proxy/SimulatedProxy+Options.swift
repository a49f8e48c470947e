extension SimulatedProxy {
  /// What the proxy speaks, as the scheme of its URL.
  public enum Kind: String, CaseIterable, Sendable {
    /// HTTP in plain text: CONNECT, and absolute-form requests.
    case http
    /// The same over TLS with a certificate of the proxy's own.
    case https
    /// SOCKS version 5.
    case socks5
  }

  /// A user name and a password.
  public struct Credentials: Hashable, Sendable {
    /// The user name.
    public var user: String
    /// The password.
    public var password: String

    /// Makes a pair.
    public init(user: String, password: String) {
      self.user = user
      self.password = password
    }
  }

  /// What a proxy can be told before it starts.
  public struct Options: Sendable {
    /// What it speaks.
    public var kind: Kind
    /// Whom it serves, by Basic authentication (HTTP) or RFC 1929 (SOCKS5); nil is everybody.
    public var credentials: Credentials?
    /// Where hosts are: `kube.example:6443` or `kube.example` for every port, each with a loopback
    /// address, with or without another port: `127.0.0.1:38221`.
    ///
    /// Loopback addresses and `localhost` need none. Any other host cannot be reached.
    public var routes: [String: String]
    /// The certificate of an ``Kind/https`` proxy; nil makes one for `localhost` and `127.0.0.1`.
    public var certificate: SimulatedCluster.IssuedCertificate?
    /// How many requests ``SimulatedProxy/requests`` remembers.
    public var requestLogSize = 1_000

    /// Makes options.
    public init(
      kind: Kind = .http, credentials: Credentials? = nil, routes: [String: String] = [:],
      certificate: SimulatedCluster.IssuedCertificate? = nil
    ) {
      self.kind = kind
      self.credentials = credentials
      self.routes = routes
      self.certificate = certificate
    }

    /// The certificate that the options give, or a new one of a new authority.
    var ownCertificate: SimulatedCluster.IssuedCertificate {
      get throws {
        if let certificate { return certificate }
        return try SimulatedCluster.CertificateAuthority(named: "simulated-proxy-ca")
          .serverCertificate(
            names: ["localhost", "127.0.0.1", "::1"], commonName: "simulated-proxy")
      }
    }
  }
}
