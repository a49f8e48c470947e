/// Names a kind of object of the Kubernetes API as its URL paths do.
public struct GroupVersionResource: Hashable, Sendable {
  /// The API group; empty for the core group.
  public var group: String
  /// The version, such as `v1`.
  public var version: String
  /// The plural resource name, such as `endpointslices`.
  public var resource: String

  /// Makes a resource name; the core group is the empty string.
  public init(group: String = "", version: String, resource: String) {
    self.group = group
    self.version = version
    self.resource = resource
  }

  /// `v1` for the core group, `group/version` otherwise, as in an object's `apiVersion`.
  public var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

  /// The path of the collection (or of one object), below the server's base URL, its segments
  /// percent-encoded.
  public func path(namespace: String? = nil, name: String? = nil) -> String {
    var segments = group.isEmpty ? ["api", version] : ["apis", group, version]
    if let namespace { segments += ["namespaces", namespace] }
    segments.append(resource)
    if let name { segments.append(name) }
    return segments.map { "/" + PercentEncoding.component($0) }.joined()
  }

  /// Whether API servers offer this resource in protobuf; custom resources are JSON only.
  public var hasProtobuf: Bool { group.isEmpty || Self.builtInGroups.contains(group) }

  private static let builtInGroups: Set<String> = [
    "apps", "autoscaling", "batch", "policy",
    "admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io",
    "authentication.k8s.io", "authorization.k8s.io", "certificates.k8s.io",
    "coordination.k8s.io", "discovery.k8s.io", "events.k8s.io", "flowcontrol.apiserver.k8s.io",
    "networking.k8s.io", "node.k8s.io", "rbac.authorization.k8s.io", "resource.k8s.io",
    "scheduling.k8s.io", "storage.k8s.io",
  ]

  /// The core group's services.
  public static let services = GroupVersionResource(version: "v1", resource: "services")
  /// The core group's pods.
  public static let pods = GroupVersionResource(version: "v1", resource: "pods")
  /// The core group's endpoints, deprecated since Kubernetes 1.33 but still served.
  public static let endpoints = GroupVersionResource(version: "v1", resource: "endpoints")
  /// The core group's namespaces.
  public static let namespaces = GroupVersionResource(version: "v1", resource: "namespaces")
  /// The endpoint slices of `discovery.k8s.io/v1`.
  public static let endpointSlices = GroupVersionResource(
    group: "discovery.k8s.io", version: "v1", resource: "endpointslices")
  /// The service imports of the Multi-Cluster Services API, a custom resource.
  public static let serviceImports = GroupVersionResource(
    group: "multicluster.x-k8s.io", version: "v1alpha1", resource: "serviceimports")
}
