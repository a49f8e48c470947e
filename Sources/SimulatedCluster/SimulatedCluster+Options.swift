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
    /// The version of the empty cluster.
    public var firstResourceVersion: UInt64 = 1
    /// Who may do what; ``User/defaults`` has an administrator and a limited user.
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
    /// The clock of watch time-outs, bookmarks and delays.
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

  /// Somebody who may talk to the cluster.
  public struct User: Hashable, Sendable {
    /// The name, as a certificate's common name or as the owner of a token.
    public var name: String
    /// The groups, as a certificate's organisations.
    public var groups: [String]
    /// The bearer token; nil has the cluster make one up.
    public var token: String?
    /// What the user may do; nil is everything.
    public var rules: [AccessRule]?

    /// Makes a user.
    public init(
      _ name: String, groups: [String] = [], token: String? = nil, rules: [AccessRule]? = nil
    ) {
      self.name = name
      self.groups = groups
      self.token = token
      self.rules = rules
    }

    /// An administrator, and CoreDNS's service account with the rules from before endpoint slices:
    /// the well-known upgrade mistake.
    public static let defaults: [User] = [
      User("kubernetes-admin", groups: ["system:masters"]),
      User(
        "system:serviceaccount:kube-system:coredns",
        groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system"],
        rules: [
          AccessRule(
            verbs: ["list", "watch", "get"],
            resources: ["endpoints", "services", "pods", "namespaces"])
        ]),
    ]
  }

  /// What a user may do, as a rule of a ClusterRole says it; `*` stands for anything.
  public struct AccessRule: Hashable, Sendable {
    /// The verbs: get, list, watch, create, update, patch, delete, deletecollection.
    public var verbs: [String]
    /// The API groups; the core group is the empty string.
    public var groups: [String]
    /// The resources, subresources as `pods/status`.
    public var resources: [String]

    /// Makes a rule.
    public init(verbs: [String], groups: [String] = [""], resources: [String]) {
      self.verbs = verbs
      self.groups = groups
      self.resources = resources
    }
  }
}
