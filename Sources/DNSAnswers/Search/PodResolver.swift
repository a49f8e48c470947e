import DNSMessages

extension ResolverConfiguration {
  /// What the kubelet takes from a pod for its resolv.conf.
  public struct Pod: Sendable {
    /// `spec.dnsPolicy`.
    public var policy = "ClusterFirst"
    /// Whether the pod uses its node's network.
    public var isOnHostNetwork = false
    /// `spec.dnsConfig.searches`.
    public var searches: [String] = []
    /// `spec.dnsConfig.nameservers`.
    public var nameservers: [String] = []
    /// The value of the option `ndots` of `spec.dnsConfig.options`; nil without it.
    public var ndots: Int?
    /// The pod's namespace.
    public var namespace: String

    /// Makes a pod with nothing of its own.
    public init(namespace: String) { self.namespace = namespace }

    /// Whether the pod asks the cluster's DNS.
    public var asksCluster: Bool {
      policy == "ClusterFirstWithHostNet" || (policy == "ClusterFirst" && !isOnHostNetwork)
    }
  }

  /// The configuration of a pod, as the kubelet writes it.
  ///
  /// - Parameters:
  ///   - pod: The pod.
  ///   - zone: The cluster's domain.
  ///   - node: The node's own configuration.
  public init(of pod: Pod, zone: String, node: ResolverConfiguration) {
    self.init()
    if pod.asksCluster {
      let services = DNSName.joined("svc", zone)
      search = [DNSName.joined(pod.namespace, services), services, zone] + node.search
      ndots = 5
    } else if pod.policy != "None" {
      self = node
    }
    nameservers += pod.nameservers
    for domain in pod.searches.map({ DNSName.joined($0.lowercased()) })
    where !search.contains(domain) {
      search.append(domain)
    }
    if let own = pod.ndots { ndots = max(0, own) }
  }
}
