import KubernetesClient

extension SimulatedCluster {
  /// What a simulated cluster can be told before it starts.
  public struct Options: Sendable {
    /// The address to listen on; loopback by default.
    public var host = "127.0.0.1"
    /// The port to listen on; 0 lets the system choose a free one.
    public var port = 0
    /// How many events of each resource history keeps; older watches get 410 Expired.
    public var historySize = 10_000
    /// The version before the objects that every cluster has.
    public var firstResourceVersion: UInt64 = 1
    /// Who has a certificate or token; what they may do is in the cluster's RBAC objects.
    public var users: [User] = User.defaults
    /// Whether HTTP/2 is offered beside HTTP/1.1.
    public var offersHTTP2 = true
    /// Whether watches may begin with the whole state (`sendInitialEvents`), as in 1.34 and later;
    /// otherwise such a request is refused with 422.
    public var offersStreamingLists = true
    /// How often an idle watch that allows bookmarks gets one.
    public var bookmarkInterval: Duration = .seconds(60)
    /// How long a request for a future resource version waits before 504; the real server's 3 s.
    public var freshnessTimeout: Duration = .seconds(3)
    /// From what size on answers are compressed when the client accepts gzip; the real 128 KiB.
    public var gzipThreshold = 128 * 1024
    /// How many requests ``SimulatedCluster/requests`` remembers.
    public var requestLogSize = 10_000
    /// What the chances of faults depend on.
    public var faultSeed: UInt64 = 1
    /// The clock of watch time-outs, bookmarks, delays and faults.
    public var time: any TimeSource = SystemTime()

    /// The authority of the server's certificate and of client certificates; nil makes one.
    public var certificateAuthority: CertificateAuthority?
    /// The server's certificate; nil has the authority make one for loopback and the usual names.
    public var serverCertificate: IssuedCertificate?
    /// The authorities whose client certificates count; nil is the cluster's own.
    public var clientAuthorities: [CertificateAuthority]?
    /// What is done about client certificates; by default what kube-apiserver does.
    public var clientCertificates = ClientCertificates.refusedWith401
    /// Which versions of TLS are spoken.
    public var tlsVersions: ClosedRange<TLSVersion> = .v12 ... .v13
    /// Whether the server speaks HTTP/1.1 without TLS, as `kubectl proxy` does.
    public var isPlaintext = false

    /// The issuer whose id tokens are bearer tokens, too.
    public var oidc: OIDC?

    /// Makes the default options.
    public init() {}
  }

  /// Somebody who may talk to the cluster; what they may do is in its RBAC objects.
  public struct User: Hashable, Sendable {
    /// The name, as a certificate's common name or as the owner of a token.
    public var name: String
    /// The groups, as a certificate's organisations; a service account's own need not be named.
    public var groups: [String]
    /// The bearer token; nil has the cluster make one up.
    public var token: String?

    /// Makes a user.
    public init(_ name: String, groups: [String] = [], token: String? = nil) {
      self.name = name
      self.groups = groups
      self.token = token
    }

    /// An administrator as kubeadm makes one, a user with the rights that CoreDNS needed before
    /// endpoint slices (the well-known upgrade mistake), and CoreDNS's service account.
    public static let defaults: [User] = [
      User("kubernetes-admin", groups: ["kubeadm:cluster-admins"]), User("limited"),
      User("system:serviceaccount:kube-system:coredns"),
    ]
  }
}
