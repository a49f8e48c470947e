import KubernetesClient

/// Whether the replicas of CoreDNS may be looked at.
public struct ReplicaAccessReport: Hashable, Sendable {
  /// One right that looking at replicas needs.
  public struct Right: Hashable, Sendable {
    /// The verb, such as `get`.
    public var verb: String
    /// The resource, with its subresource after a slash: `pods/proxy`.
    public var resource: String
    /// The object that is asked about; nil for any.
    public var name: String?
    /// What it is needed for.
    public var purpose: String
    /// What the API server says.
    public var verdict: WatchAccess.Verdict

    /// Makes a right; nobody was asked yet.
    public init(
      verb: String, resource: String, name: String? = nil, purpose: String,
      verdict: WatchAccess.Verdict = .unknown(nil)
    ) {
      self.verb = verb
      self.resource = resource
      self.name = name
      self.purpose = purpose
      self.verdict = verdict
    }
  }

  /// The namespace of the pods.
  public var namespace: String
  /// The rights, in the order in which they are used.
  public var rights: [Right]
  /// Who is acted as; empty for whoever the connection authenticates.
  public var user: String

  /// Makes a report.
  public init(namespace: String, rights: [Right], user: String = "") {
    self.namespace = namespace
    self.rights = rights
    self.user = user
  }

  /// Whether everything is allowed.
  public var isAllowed: Bool { rights.allSatisfy { $0.verdict.isAllowed == true } }

  /// The rights that are needed for a pod and one of its ports, whatever may be had.
  ///
  /// The name of `pods/proxy` is the whole `POD:PORT`. Port forwarding by WebSocket is a GET, for which
  /// the API server asks for `create` too from 1.35 on.
  public static func rights(pod: String? = nil, port: UInt16 = 9153) -> [Right] {
    [
      Right(verb: "list", resource: "pods", purpose: "finds the replicas"),
      Right(
        verb: "get", resource: "configmaps", name: "coredns",
        purpose: "reads the Corefile and when it changed"),
      Right(
        verb: "get", resource: "pods/proxy", name: pod.map { "\($0):\(port)" },
        purpose: "reads metrics and readiness"),
      Right(verb: "get", resource: "pods", name: pod, purpose: "forwards ports"),
      Right(
        verb: "get", resource: "pods/portforward", name: pod, purpose: "asks for names"),
      Right(
        verb: "create", resource: "pods/portforward", name: pod,
        purpose: "asks for names from Kubernetes 1.35 on"),
    ]
  }
}
