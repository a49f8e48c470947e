import KubernetesWire
import KubernetesClient

extension GroupVersionResource {
  static let configMaps = GroupVersionResource(version: "v1", resource: "configmaps")
}

extension ClusterGenerator {
  /// What kinds of objects there are, in the order in which a cluster would get them.
  public static let resources: [GroupVersionResource] = [
    .namespaces, .configMaps, .services, .endpoints, .endpointSlices, .serviceImports, .pods,
  ]

  /// All objects of the cluster, resource by resource, with versions that count up from
  /// `firstResourceVersion`; without one the versions are left to the storage.
  public func objects(firstResourceVersion: Int64? = nil) -> AnySequence<GeneratedObject> {
    let all = Self.resources.lazy.flatMap { objects(of: $0) }
    guard let firstResourceVersion else { return AnySequence(all) }
    return AnySequence(
      all.enumerated().lazy.map { $1.with(resourceVersion: firstResourceVersion + Int64($0)) })
  }

  /// The objects of one resource in the order of their keys, as API servers list them.
  ///
  /// Versions are left to the storage. Pods come as protobuf, everything else as JSON.
  public func objects(of resource: GroupVersionResource) -> AnySequence<GeneratedObject> {
    switch resource {
    case .namespaces: AnySequence(namespaceObjects)
    case .configMaps: AnySequence(configMapObjects)
    case .services: eachService { [service($0)] }
    case .endpoints: eachService { $0.hasEndpoints ? [endpoints($0, podPlans(of: $0))] : [] }
    case .endpointSlices: sliceObjects
    case .serviceImports: AnySequence(serviceImportObjects)
    case .pods: podObjects
    default: AnySequence([])
    }
  }

  /// A pod by its number; `resourceVersion` 0 leaves the version empty.
  public func pod(at index: Int, resourceVersion: Int64 = 0) -> GeneratedObject {
    pod(podPlan(index), resourceVersion: resourceVersion)
  }

  func pod(_ plan: PodPlan, resourceVersion: Int64 = 0) -> GeneratedObject {
    GeneratedObject(
      resource: .pods, namespace: plan.namespace, name: plan.name,
      resourceVersion: resourceVersion,
      body: .protobuf(templates.message(plan, resourceVersion: resourceVersion)))
  }

  private var podObjects: AnySequence<GeneratedObject> {
    let owners = keyOrder.filter { $0 >= 0 }
    return AnySequence(
      owners.lazy.flatMap { podPlans(of: servicePlan($0)).lazy.map { pod($0) } })
  }

  /// The service numbers in the order of keys, with -1 for `default/kubernetes`.
  private var keyOrder: [Int] {
    namespaceNames.isEmpty
      ? [-1] + serviceOrder + [dnsServiceIndex] : [-1, dnsServiceIndex] + serviceOrder
  }

  private func eachService(
    _ make: @escaping (ServicePlan) -> [GeneratedObject]
  ) -> AnySequence<GeneratedObject> {
    let numbers = keyOrder.filter { services > 0 || $0 == -1 || $0 == dnsServiceIndex }
    return AnySequence(
      numbers.lazy.flatMap { make($0 < 0 ? apiServerPlan : servicePlan($0)) })
  }

  /// Slices have names of their own, so those of one namespace are put in order together.
  private var sliceObjects: AnySequence<GeneratedObject> {
    let multicluster = multiclusterSlices
    let byService = eachService { plan in
      plan.hasEndpoints ? endpointSlices(plan, podPlans(of: plan)) : []
    }
    return AnySequence([byService, AnySequence(multicluster)].lazy.joined())
  }
}

extension GeneratedObject {
  /// The same object with a version in its metadata.
  public func with(resourceVersion: Int64) -> GeneratedObject {
    var copy = self
    copy.resourceVersion = resourceVersion
    switch body {
    case .json(.object(var object)):
      var metadata = object["metadata"]?.objectValue ?? JSONObject()
      metadata["resourceVersion"] = .string(String(resourceVersion))
      object["metadata"] = .object(metadata)
      copy.body = .json(.object(object))
    case .json: break
    case .protobuf(let bytes):
      copy.body = .protobuf(VersionStamp.stamp(bytes, .protobuf, UInt64(clamping: resourceVersion)))
    }
    return copy
  }
}
