import Corefile

/// What a stanza says about the connection to the API server: the properties `endpoint`, `tls`
/// and `kubeconfig` of `k8s_api`, and of the stock `kubernetes` plugin.
public struct APIServerSettings: Hashable, Sendable {
  /// The three files of the property `tls`.
  public struct TLSFiles: Hashable, Sendable {
    /// The client certificate.
    public var certificate: Token
    /// The client key.
    public var key: Token
    /// The trusted roots.
    public var certificateAuthority: Token
  }

  /// The endpoints; only the first is used.
  public var endpoints: [Token] = []
  /// The files of `tls`.
  public var tls: TLSFiles?
  /// The kubeconfig file.
  public var kubeconfig: Token?
  /// The context of the kubeconfig; nil for its current one.
  public var context: Token?
  /// The name that messages give to the entry file.
  public var entryFile: String

  /// Settings that say nothing: CoreDNS connects as a pod does.
  public init(entryFile: String = "Corefile") {
    self.entryFile = entryFile
  }

  /// Takes the three arguments of `tls`; with another number it says nothing.
  mutating func setTLS(_ arguments: [Token]) {
    guard arguments.count == 3 else { return }
    tls = TLSFiles(
      certificate: arguments[0], key: arguments[1], certificateAuthority: arguments[2])
  }
}
