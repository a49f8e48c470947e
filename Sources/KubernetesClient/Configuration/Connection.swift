/// Where a setting came from, for reports: `Corefile:7`, `kubeconfig kube: user "admin"`,
/// `environment KUBERNETES_SERVICE_HOST`, `--server`.
public typealias Origin = String

/// A file to read when connecting, or the bytes given in its place.
public enum Material: Hashable, Sendable {
  /// A file; read again every few minutes, as client-go does.
  case file(String)
  /// The content itself, decoded from base64.
  case data([UInt8])
}

/// Everything that is needed to speak to one API server, resolved and validated.
///
/// What client-go calls `rest.Config`. Never printed as a whole: it holds secrets.
public struct Connection: Sendable {
  /// Which of the three paths of the `k8s_api` block it came by.
  public enum Source: String, Hashable, Sendable {
    case kubeconfig
    case endpoint
    case inCluster = "in-cluster"
  }

  /// Who to act as: `Impersonate-User` and its companions.
  public struct Impersonation: Hashable, Sendable {
    /// The user name; empty acts as nobody else.
    public var user = ""
    /// The UID.
    public var uid = ""
    /// The groups.
    public var groups: [String] = []
    /// Further attributes, each with its values.
    public var extra: [String: [String]] = [:]

    /// Impersonates nobody.
    public init() {}
  }

  /// The proxy to speak through.
  public enum Proxy: Hashable, Sendable {
    case none
    case http(host: String, port: Int)
    case socks5(host: String, port: Int)
  }

  /// The path it came by.
  public var source: Source
  /// The server's URL with scheme; a path is a prefix of every request's path.
  ///
  /// Where ``urlProblem`` is set this is the text as written.
  public var baseURL: String
  /// The trusted roots; nil means the system's.
  public var certificateAuthority: Material?
  /// The client certificate chain, PEM.
  public var clientCertificate: Material?
  /// The client key, PEM.
  public var clientKey: Material?
  /// Whether the server's certificate is not verified.
  public var isInsecure = false
  /// The name to verify and to send in the handshake in place of the URL's host.
  public var tlsServerName: String?
  /// A bearer token that does not change.
  public var token: String?
  /// A file with the bearer token, read again every minute; takes precedence over `token`.
  public var tokenFile: String?
  /// Basic authentication.
  public var basicAuthentication: (username: String, password: String)?
  /// Who to act as.
  public var impersonation = Impersonation()
  /// Whether compressed answers are not asked for.
  public var disablesCompression = false
  /// The command that gives credentials; not run where a token, a user name or a certificate is
  /// configured, as in client-go.
  public var execConfiguration: ExecConfiguration?
  /// A credential plugin of client-go's old kind; only oidc's id-token can be used.
  public var authProvider: AuthProviderConfiguration?
  /// The proxy to speak through.
  public var proxy = Proxy.none
  /// What to authenticate to the proxy with.
  public var proxyCredentials: (username: String, password: String)?
  /// Why the proxy that is asked for cannot be used.
  public var proxyProblem: String?
  /// Whether the proxy is the kubeconfig's own and not the environment's.
  public var isProxyConfigured = false
  /// The context of the kubeconfig in use, for reports.
  public var contextName: String?
  /// Where each value came from, by the name that `config -o json` uses.
  public var origins: [String: Origin] = [:]
  /// Why the server's URL cannot be used, in client-go's words.
  public var urlProblem: String?
  /// What a user should know: a silent fall-back, files that are not used.
  public var notices: [String] = []

  /// Makes an anonymous connection to a server.
  public init(source: Source, baseURL: String) {
    self.source = source
    self.baseURL = baseURL
  }
}
