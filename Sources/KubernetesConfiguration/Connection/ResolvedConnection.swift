/// How one API server is spoken to: the values of ``ConnectionValues``, parsed and free of
/// contradictions.
///
/// Nothing has been read yet but what the values needed; see ``PreparedConnection``.
public struct ResolvedConnection: Sendable {
  /// How the server proves who it is.
  public enum Trust: Hashable, Sendable {
    /// By a certificate that one of the system's roots vouches for.
    case systemRoots
    /// By a certificate that these roots vouch for.
    case authority(Sourced<Material>)
    /// Not at all; where that is asked for.
    case unverified(Provenance)
  }

  /// TLS towards the server.
  public struct TLS: Hashable, Sendable {
    /// How the server proves who it is.
    public var trust: Trust
    /// The name to verify and to send in place of the URL's host.
    public var serverName: Sourced<String>?
    /// How the client proves who it is, beside its credential.
    public var clientCertificate: ClientCertificate?
  }

  /// What each request says about who sends it.
  public enum Credential: Sendable {
    /// Nothing; a client certificate may have said it.
    case none
    /// A bearer token that does not change.
    case token(Sourced<Secret>)
    /// A file with the bearer token; until it can be read, `first` is sent.
    case tokenFile(Sourced<String>, first: Secret?)
    /// User name and password.
    case basic(Sourced<BasicCredentials>)
    /// What a command gives: a token, a client certificate, or both.
    case exec(Sourced<ExecConfiguration>)
    /// An OpenID Connect token, refreshed where it can be.
    case oidc(Sourced<AuthProviderConfiguration>)
  }

  /// The values that it was made of.
  public let values: ConnectionValues
  /// The server's URL.
  public let server: Sourced<ServerURL>
  /// TLS towards the server; nil where it is spoken to in plain text.
  public let tls: TLS?
  /// What each request says about who sends it.
  public let credential: Credential
  /// The proxy to speak through; nil for none.
  public let proxy: Sourced<ProxyURL>?
  /// The proxy that is left out for this server, and why; for reports.
  public let bypassedProxy: ProxyEnvironment.Bypass?

  /// Who to act as.
  public var impersonation: Impersonation { values.impersonation?.value ?? Impersonation() }
  /// Whether compressed answers are not asked for.
  public var disablesCompression: Bool { values.uncompressed != nil }
  /// Whether nothing says who sends the requests.
  public var isAnonymous: Bool {
    if case .none = credential { return tls?.clientCertificate == nil }
    return false
  }
}

extension ResolvedConnection: CustomStringConvertible, CustomDebugStringConvertible {
  /// The URL and what is used, without any secret.
  public var description: String { values.description }
  /// The same as the description.
  public var debugDescription: String { description }
}

extension ResolvedConnection: CustomReflectable {
  /// Hides the members, so that dumping a connection prints no secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
