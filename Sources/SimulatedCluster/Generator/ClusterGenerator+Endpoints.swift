import KubernetesClient
import KubernetesWire

extension ClusterGenerator {
  /// The port names and numbers that a service's pods answer on.
  func endpointPorts(_ plan: ServicePlan) -> [JSONValue] {
    func port(_ name: String, _ number: Int64, _ proto: String) -> JSONValue {
      ["name": .string(name), "port": .integer(number), "protocol": .string(proto)]
    }
    if plan.app.isEmpty { return [port("https", 6443, "TCP")] }
    if plan.isDNS {
      return [port("dns", 53, "UDP"), port("dns-tcp", 53, "TCP"), port("metrics", 9153, "TCP")]
    }
    let main = port("http", 8080, "TCP")
    return plan.index % 3 == 0 ? [main, port("metrics", 9090, "TCP")] : [main]
  }

  /// The endpoints of a service as the endpoints controller makes them: at most 1000 addresses,
  /// terminating pods left out.
  func endpoints(_ plan: ServicePlan, _ pods: [PodPlan]) -> GeneratedObject {
    var random = SeededGenerator(seed: seed, purpose: 5, index: plan.index)
    var draft = ObjectDraft(
      resource: .endpoints, kind: "Endpoints", namespace: plan.namespace, name: plan.name,
      uid: random.uuid(), createdAt: plan.createdAt)
    draft.labels =
      serviceLabels(plan) + [("endpoints.kubernetes.io/managed-by", "endpoint-controller")]
    let served = pods.filter { $0.shape.state.isServed && $0.shape.state != .terminating }
    if served.count > 1000 {
      draft.annotations = [("endpoints.kubernetes.io/over-capacity", "truncated")]
    }
    let listed = served.prefix(1000)
    var ready = listed.filter(\.shape.state.isReady).map { endpointAddress($0, plan) }
    if plan.app.isEmpty { ready = [["ip": "192.168.0.2"]] }
    let notReady = listed.filter { !$0.shape.state.isReady }.map { endpointAddress($0, plan) }
    guard !ready.isEmpty || !notReady.isEmpty else { return draft.object([]) }
    var subset = JSONObject()
    if !ready.isEmpty { subset["addresses"] = .array(ready) }
    if !notReady.isEmpty { subset["notReadyAddresses"] = .array(notReady) }
    subset["ports"] = .array(endpointPorts(plan))
    return draft.object([("subsets", [.object(subset)])])
  }

  private func endpointAddress(_ pod: PodPlan, _ plan: ServicePlan) -> JSONValue {
    var address = members([("ip", .string(pod.ip))])
    if plan.isStateful { address.append("hostname", .string(pod.name)) }
    address.append("nodeName", .string(pod.nodeName))
    address.append("targetRef", targetReference(pod))
    return .object(address)
  }

  private func targetReference(_ pod: PodPlan) -> JSONValue {
    [
      "kind": "Pod", "namespace": .string(pod.namespace), "name": .string(pod.name),
      "uid": .string(pod.uid),
    ]
  }

  /// The slices of a service as the endpoint slice controller makes them: at most 100 endpoints
  /// each, one set for each address family, terminating pods included.
  func endpointSlices(_ plan: ServicePlan, _ pods: [PodPlan]) -> [GeneratedObject] {
    let served = pods.filter(\.shape.state.isServed)
    let families = plan.isDualStack ? ["IPv4", "IPv6"] : ["IPv4"]
    var slices: [GeneratedObject] = []
    for family in families {
      var rest = served[...]
      repeat {
        slices.append(
          slice(plan, family: family, number: slices.count, pods: rest.prefix(100)))
        rest = rest.dropFirst(100)
      } while !rest.isEmpty
    }
    return slices
  }

  private func slice(
    _ plan: ServicePlan, family: String, number: Int, pods: ArraySlice<PodPlan>
  ) -> GeneratedObject {
    var random = SeededGenerator(seed: seed, purpose: 6 &+ UInt64(number) << 8, index: plan.index)
    // The suffix counts up, so that the slices of one service come out in the order of their names.
    let suffix = nameSuffix(random.below(531_441), length: 4)
    var draft = ObjectDraft(
      resource: .endpointSlices, kind: "EndpointSlice", namespace: plan.namespace,
      name: plan.app.isEmpty ? plan.name : "\(plan.name)-\(padded(number, width: 4))\(suffix)",
      uid: random.uuid(), createdAt: plan.createdAt)
    let manager = plan.app.isEmpty ? "apiserver" : "endpointslice-controller.k8s.io"
    draft.labels =
      (plan.app.isEmpty ? [] : serviceLabels(plan)) + [
        ("endpointslice.kubernetes.io/managed-by", manager),
        ("kubernetes.io/service-name", plan.name),
      ]
    if !plan.app.isEmpty {
      draft.owner = [
        "apiVersion": "v1", "kind": "Service", "name": .string(plan.name),
        "uid": .string(plan.uid), "controller": true, "blockOwnerDeletion": true,
      ]
    }
    var endpoints = pods.map { sliceEndpoint($0, plan, family: family) }
    if plan.app.isEmpty {
      endpoints = [["addresses": ["192.168.0.2"], "conditions": ["ready": true]]]
    }
    return draft.object([
      ("addressType", .string(family)), ("endpoints", .array(endpoints)),
      ("ports", .array(endpointPorts(plan))),
    ])
  }

  private func sliceEndpoint(
    _ pod: PodPlan, _ plan: ServicePlan, family: String
  ) -> JSONValue {
    let isTerminating = pod.shape.state == .terminating
    let isReady = pod.shape.state.isReady
    var endpoint = members([
      ("addresses", [.string(family == "IPv6" ? pod.ipv6 : pod.ip)]),
      (
        "conditions",
        [
          "ready": .bool(isReady), "serving": .bool(isReady || isTerminating),
          "terminating": .bool(isTerminating),
        ]
      ),
    ])
    if plan.isStateful { endpoint.append("hostname", .string(pod.name)) }
    endpoint.append("targetRef", targetReference(pod))
    endpoint.append("nodeName", .string(pod.nodeName))
    endpoint.append("zone", .string(pod.zone))
    if plan.hasHints && isReady {
      endpoint.append("hints", ["forZones": [["name": .string(pod.zone)]]])
    }
    return .object(endpoint)
  }
}
