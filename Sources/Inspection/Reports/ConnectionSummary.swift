import KubernetesClient

/// A connection without its secrets: of each it says only that it is there.
public struct ConnectionSummary: Hashable, Sendable {
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
  public var impersonation: Connection.Impersonation
  /// Whether compressed answers are not asked for.
  public var disablesCompression: Bool
  /// The context of the kubeconfig, where there is one.
  public var contextName: String?
  /// Where each value came from, by its name in the output.
  public var origins: [String: Origin]
  /// What a user should know.
  public var notices: [String]
}

extension ConnectionSummary {
  /// Sums up a connection.
  public init(_ connection: Connection) {
    source = connection.source.rawValue
    baseURL = Redaction.word(connection.baseURL)
    uses = connection.uses
    tokenFile = connection.tokenFile ?? ""
    certFile = Self.file(connection.clientCertificate)
    keyFile = Self.file(connection.clientKey)
    caFile = Self.file(connection.certificateAuthority)
    isInsecure = connection.isInsecure
    serverName = connection.tlsServerName ?? ""
    impersonation = connection.impersonation
    disablesCompression = connection.disablesCompression
    contextName = connection.contextName
    origins = connection.origins
    notices = connection.notices.map(Redaction.text)
  }

  private static func file(_ material: Material?) -> String { material?.path ?? "" }
}
