import KubernetesClient
import KubernetesConfiguration

/// A connection without its secrets: of each it says only that it is there.
public struct ConnectionSummary: Hashable, Sendable {
  /// A value whose origin is known, by its name in the output.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    case authProvider, baseURL, basicAuth, caData, caFile, certData, certFile, context
    case disableCompression, exec, impersonate, insecure, keyData, keyFile, proxy, serverName
    case token, tokenFile
  }

  /// Which of the three paths it came by: `kubeconfig`, `endpoint` or `in-cluster`.
  public var source: String
  /// The server's URL.
  public var baseURL: String
  /// What is used to trust and to be trusted, such as `ca` and `token`; sorted.
  public var uses: [String]
  /// The token's file; empty for none.
  public var tokenFile: String
  /// The client certificate's file; empty for none.
  public var certFile: String
  /// The client key's file; empty for none.
  public var keyFile: String
  /// The trusted roots' file; empty for none.
  public var caFile: String
  /// Whether the server's certificate is not verified.
  public var isInsecure: Bool
  /// The name to verify in place of the URL's host; empty for none.
  public var serverName: String
  /// Who to act as.
  public var impersonation: Impersonation
  /// Whether compressed answers are not asked for.
  public var disablesCompression: Bool
  /// The context of the kubeconfig, where there is one.
  public var contextName: String?
  /// Where each value came from.
  public var origins: [Part: Provenance]
  /// What a user should know.
  public var notices: [String]
  /// The proxy's URL, without user information; empty for none.
  public var proxy = ""
  /// Why a proxy of the environment does not count for this server; empty where there is none.
  public var bypassedProxy = ""
  /// Whose requests it sends; nil where that could not be made out.
  public var credential: Credential?

  /// Whose requests a connection sends.
  public struct Credential: Hashable, Sendable {
    /// By what the API server knows who asks, and whose it is.
    public var identity: ConnectionIdentity
    /// When it was looked at, in seconds since 1970.
    public var now: Int64

    /// Makes a credential as it was looked at.
    public init(identity: ConnectionIdentity, now: Int64) {
      self.identity = identity
      self.now = now
    }
  }
}

extension ConnectionSummary {
  /// A connection of which no more is known.
  public init(source: String, baseURL: String) {
    self.source = source
    self.baseURL = baseURL
    uses = []
    (tokenFile, certFile, keyFile, caFile) = ("", "", "", "")
    isInsecure = false
    serverName = ""
    impersonation = Impersonation()
    disablesCompression = false
    origins = [:]
    notices = []
  }

  /// Sums up the values of a connection, parsed or not.
  public init(_ values: ConnectionValues) {
    let server = (try? ServerURL(values.server.value))?.baseURL ?? values.server.value
    source = values.source.rawValue
    baseURL = Redaction.word(server)
    uses = values.uses
    tokenFile = values.tokenFile?.value ?? ""
    certFile = values.clientCertificate?.chain.value.path ?? ""
    keyFile = values.clientCertificate?.key.value.path ?? ""
    caFile = values.certificateAuthority?.value.path ?? ""
    isInsecure = values.unverified != nil
    serverName = values.tlsServerName?.value ?? ""
    impersonation = values.impersonation?.value ?? Impersonation()
    disablesCompression = values.uncompressed != nil
    contextName = values.context?.value
    origins = Self.origins(values)
    notices = values.remarks.map { Redaction.text("\($0)") }
  }

  /// Sums up a connection.
  public init(_ connection: ResolvedConnection) {
    self.init(connection.values)
    if let proxy = connection.proxy {
      self.proxy = proxy.value.baseURL
      origins[.proxy] = proxy.origin
    } else if let bypass = connection.bypassedProxy {
      bypassedProxy = bypass.reason
      origins[.proxy] = .environment([bypass.variable])
    }
  }

  /// Sums up a connection, and whose requests it sends at a time in seconds since 1970.
  public init(_ connection: PreparedConnection, now: Int64) {
    self.init(connection.resolved)
    credential = Credential(identity: connection.identity, now: now)
  }

  private static func origins(_ values: ConnectionValues) -> [Part: Provenance] {
    let pair = values.clientCertificate
    let authority = values.certificateAuthority
    let origins: [Part: Provenance?] = [
      .authProvider: values.authProvider?.origin,
      .baseURL: values.server.origin,
      .basicAuth: values.basic?.origin ?? (values.hasURLCredentials ? values.server.origin : nil),
      authority?.value.path == nil ? .caData : .caFile: authority?.origin,
      pair?.chain.value.path == nil ? .certData : .certFile: pair?.chain.origin,
      pair?.key.value.path == nil ? .keyData : .keyFile: pair?.key.origin,
      .context: values.context?.origin,
      .disableCompression: values.uncompressed,
      .exec: values.exec?.origin,
      .impersonate: values.impersonation?.origin,
      .insecure: values.unverified,
      .proxy: values.proxy?.origin,
      .serverName: values.tlsServerName?.origin,
      .token: values.token?.origin,
      .tokenFile: values.tokenFile?.origin,
    ]
    return origins.compactMapValues { $0 }
  }
}
