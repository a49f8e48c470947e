import KubernetesWire
import KubernetesClient

extension SimulatedOIDCIssuer {
  /// Where the token endpoint looks for the client's id and secret.
  public enum ClientAuthentication: Hashable, Sendable {
    /// In `Authorization: Basic` or in the form, as most issuers do.
    case either
    /// In the header only; a client that sends the form is refused with `invalid_client`.
    case header
    /// In the form only; Go's clients try the header first and then the form.
    case form
  }

  /// What an issuer can be told before it starts.
  public struct Options: Sendable {
    /// Whether it speaks HTTP without TLS.
    public var isPlaintext = false
    /// The issuer as tokens and discovery name it; nil is its own address.
    public var issuerURL: String?
    /// The path of the issuer, such as `/realms/test`; empty for none.
    public var path = ""
    /// The client that tokens are for.
    public var clientID = "kubernetes"
    /// The client's secret; nil for a public client, which has none.
    public var clientSecret: String? = "client-secret"
    /// Where the client's id and secret may stand.
    public var clientAuthentication = ClientAuthentication.either
    /// The first refresh token.
    public var refreshToken = "refresh-0"
    /// Whether each refresh gives a new refresh token and makes the old one worthless.
    public var rotatesRefreshTokens = false
    /// How tokens are signed.
    public var algorithm = OIDCKey.Algorithm.es256
    /// What id tokens say.
    public var claims = Claims()
    /// The server's certificate; nil makes one for `localhost` and `127.0.0.1`.
    public var certificate: SimulatedCluster.IssuedCertificate?
    /// How many requests ``SimulatedOIDCIssuer/requests`` remembers.
    public var requestLogSize = 1_000
    /// Seconds since 1970, for the times in tokens.
    public var wallClock: @Sendable () -> Int64 = { Int64(Timestamp.seconds()) }

    /// Makes the default options.
    public init() {}

    func url(port: Int) -> String {
      issuerURL ?? "\(isPlaintext ? "http" : "https")://127.0.0.1:\(port)\(path)"
    }

    /// The certificate that the options give, or a new one of a new authority.
    var ownCertificate: SimulatedCluster.IssuedCertificate {
      get throws {
        if let certificate { return certificate }
        return try SimulatedCluster.CertificateAuthority(named: "simulated-issuer-ca")
          .serverCertificate(
            names: ["localhost", "127.0.0.1", "::1"], commonName: "simulated-issuer")
      }
    }
  }

  /// What an id token says.
  public struct Claims: Sendable {
    /// `sub`: who the user is.
    public var subject = "jane"
    /// `groups`: the user's groups.
    public var groups: [String] = []
    /// `aud`: whom the token is for; nil is the client of the options.
    public var audience: String?
    /// `exp`: for how many whole seconds the token is valid; negative for one that has expired.
    public var lifetime: Duration = .seconds(3600)
    /// Further claims, which also replace the others.
    public var others: [String: JSONValue] = [:]

    /// Makes the default claims.
    public init() {}
  }
}
