/// A kubeconfig file, with where each value stands.
///
/// Loaded alone, without merging the files of KUBECONFIG, as CoreDNS does. Relative paths in it
/// are made absolute against the file's folder.
struct Kubeconfig: Sendable {
  /// What `clusters[].cluster` says.
  struct Cluster: Sendable {
    var server = ""
    var tlsServerName = ""
    var isInsecure = false
    var certificateAuthority = ""
    var certificateAuthorityData: [UInt8] = []
    var proxyURL = ""
    var disablesCompression = false
    /// The extension `client.authentication.k8s.io/exec`, as JSON.
    var execConfiguration: String?
    /// Where each field stands.
    var origins = FieldOrigins()
  }

  /// What `users[].user` says.
  struct User: Sendable {
    var clientCertificate = ""
    var clientCertificateData: [UInt8] = []
    var clientKey = ""
    var clientKeyData: [UInt8] = []
    var token = ""
    var tokenFile = ""
    var username = ""
    var password = ""
    var impersonation = Impersonation()
    var exec: ExecConfiguration?
    var authProvider: AuthProviderConfiguration?
    /// Where each field stands.
    var origins = FieldOrigins()
  }

  /// What `contexts[].context` says; the namespace is of no use to CoreDNS.
  struct Context: Hashable, Sendable {
    var cluster = ""
    var user = ""
  }

  /// The context used where none is asked for; may be empty.
  var currentContext = ""
  /// The clusters by name.
  var clusters: [String: Cluster] = [:]
  /// The users by name.
  var users: [String: User] = [:]
  /// The contexts by name.
  var contexts: [String: Context] = [:]
}

extension Kubeconfig.User: CustomReflectable {
  /// Hides the members, so that dumping a user prints no secret.
  var customMirror: Mirror { Mirror(self, children: []) }
}
