/// The values that a connection is made of, each with where it came from, before they are parsed.
///
/// What client-go calls `rest.Config`: kubeconfig, Corefile, environment and options have been
/// weighed against each other, but whether the server is a URL and a certificate a certificate
/// shows in ``ResolvedConnection`` and ``PreparedConnection``.
public struct ConnectionValues: Sendable {
  /// Which of the three paths of the `k8s_api` block it came by.
  public enum Source: String, Hashable, Sendable {
    case kubeconfig
    case endpoint
    case inCluster = "in-cluster"
  }

  /// The path it came by.
  public var source: Source
  /// The context of the kubeconfig in use.
  public var context: Sourced<String>?
  /// The server as written.
  public var server: Sourced<String>
  /// The trusted roots; nil means the system's.
  public var certificateAuthority: Sourced<Material>?
  /// Where it says that the server's certificate is not verified; nil where it is.
  public var unverified: Provenance?
  /// The name to verify and to send in the handshake in place of the URL's host.
  public var tlsServerName: Sourced<String>?
  /// The client certificate.
  public var clientCertificate: ClientCertificate?
  /// A bearer token; of a token file what it held when it was read first.
  public var token: Sourced<Secret>?
  /// A file with the bearer token, read again every minute; takes precedence over `token`.
  public var tokenFile: Sourced<String>?
  /// User name and password.
  public var basic: Sourced<BasicCredentials>?
  /// The command that gives credentials.
  public var exec: Sourced<ExecConfiguration>?
  /// A credential plugin of client-go's old kind.
  public var authProvider: Sourced<AuthProviderConfiguration>?
  /// Who to act as; nil acts as nobody else.
  public var impersonation: Sourced<Impersonation>?
  /// The kubeconfig's or the command line's own proxy, as written.
  public var proxy: Sourced<String>?
  /// Where it says that compressed answers are not asked for; nil where they are.
  public var uncompressed: Provenance?
  /// What the cluster gives to exec commands that ask for it: the extension
  /// `client.authentication.k8s.io/exec`, as JSON.
  public var execClusterConfiguration: String?
  /// What a person should know.
  public var remarks: [ConnectionRemark] = []

  /// The values of an anonymous connection to a server.
  public init(source: Source, server: Sourced<String>) {
    self.source = source
    self.server = server
  }

  /// What is used besides the URL, in alphabetical order: `authProvider`, `basicAuth`, `ca`,
  /// `certificate`, `exec`, `key`, `proxy`, `token`, `tokenFile`.
  public var uses: [String] {
    let parts: [(String, Bool)] = [
      ("authProvider", authProvider != nil),
      ("basicAuth", basic != nil || urlCredentials != nil),
      ("ca", certificateAuthority != nil),
      ("certificate", clientCertificate != nil),
      ("exec", exec != nil),
      ("key", clientCertificate != nil),
      ("proxy", proxy != nil),
      ("token", token != nil),
      ("tokenFile", tokenFile != nil),
    ]
    return parts.filter(\.1).map(\.0)
  }

  /// What the server's URL says before its `@`.
  ///
  /// Go's HTTP client sends it as basic authentication.
  var urlCredentials: BasicCredentials? { (try? ServerURL(server.value))?.parts.credentials }

  /// Whether the server's URL says who asks.
  public var hasURLCredentials: Bool { urlCredentials != nil }
}

extension ConnectionValues: CustomStringConvertible, CustomDebugStringConvertible {
  /// The server and what is used, without any secret.
  public var description: String {
    let url = (try? ServerURL(server.value))?.baseURL ?? "an unusable URL"
    return "\(url) (\(source.rawValue)\(uses.isEmpty ? "" : ", " + uses.joined(separator: ", ")))"
  }

  /// The same as the description.
  public var debugDescription: String { description }
}

extension ConnectionValues: CustomReflectable {
  /// Hides the members, so that dumping the values prints no secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
