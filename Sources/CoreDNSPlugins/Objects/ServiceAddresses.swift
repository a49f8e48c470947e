import KubernetesWire

/// The addresses by which a service is reached from outside the cluster.
///
/// They stand in two places that may come over the wire in either order.
struct ServiceAddresses: Hashable, Sendable {
  /// `spec.externalIPs`.
  var specified: [String] = []
  /// For each ingress of `status.loadBalancer` its IP address, or its host name where it has none.
  var ingress: [String] = []

  /// All of them in the plugins' order.
  var all: [String] { ingress.isEmpty ? specified : specified + ingress }
}

/// One ingress of a load balancer.
struct LoadBalancerIngress: Sendable {
  var ip = ""
  var hostname = ""

  var address: String { ip.isEmpty ? hostname : ip }

  static let projection = Projection<LoadBalancerIngress>(
    initial: LoadBalancerIngress(),
    fields: [
      .text("ip", 1) { $0.ip = $1.string() },
      .text("hostname", 2) { $0.hostname = $1.string() },
    ])
}
