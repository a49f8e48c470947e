import KubernetesClient

/// Makes up the objects of a realistic cluster: the same ones for the same numbers and seed.
///
/// Services, endpoints, endpoint slices and pods agree with one another: an endpoint names a pod
/// that exists, with the address, node and readiness that it has. Every object follows from its
/// number alone, so nothing is kept in memory and objects can be made in any order.
public struct ClusterGenerator: Sendable {
  /// How many pods there are, finished and pending ones included.
  public let pods: Int
  /// How many services there are beside `kubernetes` and `kube-dns`.
  public let services: Int
  /// How many namespaces there are beside those of every cluster.
  public let namespaces: Int
  /// What the cluster's details depend on.
  public let seed: UInt64
  /// The present in the cluster's life, in seconds since 1970; every object is older.
  public let epoch: Int64

  let templates: PodTemplates
  let namespaceNames: [String]
  /// The services' numbers in the order of their keys, as API servers list them.
  let serviceOrder: [Int]

  /// Prepares to make a cluster; negative numbers count as none.
  ///
  /// Throws when the pods' templates cannot be encoded, which would be a defect of this module.
  public init(
    pods: Int, services: Int, namespaces: Int, seed: UInt64, epoch: Int64 = 1_790_000_000
  ) throws {
    self.pods = max(0, pods)
    self.services = max(0, services)
    self.namespaces = max(0, namespaces)
    self.seed = seed
    self.epoch = epoch
    templates = try PodTemplates.shared.get()
    let width = max(4, String(self.namespaces).utf8.count)
    namespaceNames = (0..<self.namespaces).map { "team-\(padded($0, width: width))" }
    serviceOrder = Self.order(services: max(1, self.services), namespaces: self.namespaces)
  }

  /// Numbers rise with names, so only the namespaces have to be gone through in order.
  private static func order(services: Int, namespaces: Int) -> [Int] {
    let modulus = max(1, namespaces)
    return (0..<modulus).flatMap { stride(from: $0, to: services, by: modulus) }
  }

  /// By how much the numbers of one service's pods differ.
  var serviceModulus: Int { max(1, services) }
  /// The number of the service that stands for the cluster's DNS.
  var dnsServiceIndex: Int { serviceModulus }
  /// How many pods the cluster's DNS has; they are the last ones.
  var dnsPodCount: Int { pods >= 20 ? 2 : 0 }
  var nodeCount: Int { min(5_000, max(3, pods / 40)) }

  func namespaceName(of service: Int) -> String {
    namespaceNames.isEmpty ? "default" : namespaceNames[service % namespaceNames.count]
  }

  func serviceIndex(ofPod index: Int) -> Int {
    let isDNS = index < pods && index >= pods - dnsPodCount
    return isDNS ? dnsServiceIndex : index % serviceModulus
  }

  /// The pods of a service in the order of their names; none stand behind the API server's.
  func podPlans(of service: ServicePlan) -> [PodPlan] {
    guard service.index >= 0 else { return [] }
    let last = pods - dnsPodCount
    let indexes =
      service.isDNS
      ? Array(last..<pods) : Array(stride(from: service.index, to: last, by: serviceModulus))
    return indexes.map { podPlan($0, service: service) }.sorted { $0.name < $1.name }
  }
}
