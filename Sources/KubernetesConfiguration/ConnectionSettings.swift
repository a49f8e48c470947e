/// What a server block says about the connection, as written.
///
/// The plugin's stanza parser fills it; ``ConnectionResolver`` applies client-go's rules.
public struct ConnectionSettings: Hashable, Sendable {
  /// The `kubeconfig PATH [CONTEXT]` property.
  public struct KubeconfigReference: Hashable, Sendable {
    /// The file's path; relative to the working directory.
    public var path: String
    /// The context's name; empty for the file's current-context.
    public var context: String
    /// Where it is written, such as `Corefile:7`.
    public var origin: Provenance

    /// Makes a reference.
    public init(path: String, context: String = "", origin: Provenance) {
      self.path = path
      self.context = context
      self.origin = origin
    }
  }

  /// The `tls CERT KEY CACERT` property; an empty path is a file not given.
  public struct TLSFiles: Hashable, Sendable {
    /// The client certificate chain's path.
    public var certificate: String
    /// The client key's path.
    public var key: String
    /// The path of the trusted roots.
    public var certificateAuthority: String
    /// Where it is written, such as `Corefile:8`.
    public var origin: Provenance

    /// Makes a property.
    public init(certificate: String, key: String, certificateAuthority: String, origin: Provenance)
    {
      self.certificate = certificate
      self.key = key
      self.certificateAuthority = certificateAuthority
      self.origin = origin
    }
  }

  /// The `endpoint URL` property; nil where it is absent or empty, which CoreDNS takes for the same.
  public var endpoint: Sourced<String>?
  /// The `tls` property.
  public var tls: TLSFiles?
  /// The `kubeconfig` property.
  public var kubeconfig: KubeconfigReference?

  /// Makes settings; without arguments they mean in-cluster.
  public init(
    endpoint: Sourced<String>? = nil, tls: TLSFiles? = nil, kubeconfig: KubeconfigReference? = nil
  ) {
    self.endpoint = endpoint.flatMap { $0.value.isEmpty ? nil : $0 }
    self.tls = tls
    self.kubeconfig = kubeconfig
  }

  /// Whether they name a connection of their own, other than the pod's.
  public var connectElsewhere: Bool { endpoint != nil || kubeconfig != nil }
}
