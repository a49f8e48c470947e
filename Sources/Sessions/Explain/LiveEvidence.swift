import CoreDNSPlugins
import DNSAnswers
import DNSMessages
import Informers
import Inspection
import K8sAPI
import KubernetesClient
import KubernetesWire

/// What the API server has about a name that is not answered and that no store has.
///
/// Asked for singly, only where there is no answer, and marked as not from the stores.
struct LiveEvidence {
  let live: LiveSessions
  let run: SessionRun

  /// What would explain the lack of records, and what would change it.
  func about(_ answer: Answer) async throws -> [NearMiss] {
    guard answer.answer.isEmpty, answer.result != .unknown, let client = try? live.firstClient()
    else { return [] }
    guard let service = Self.service(of: answer) else { return [] }
    do {
      return try await hiddenService(service, client) + notReady(service, answer, client)
        + pod(service, answer, client)
    } catch let error as ClientError where error.code != .cancelled {
      run.tell(
        CommandFailure(error, prefix: "what the stores do not have: ").message ?? .init(""))
      return []
    }
  }

  /// The service that a question is about, by the object that its steps name.
  private static func service(of answer: Answer) -> ObjectKey? {
    let prefix = "service/"
    return answer.steps.flatMap(\.facts).compactMap(\.object).last { $0.hasPrefix(prefix) }
      .flatMap { ObjectKey($0.dropFirst(prefix.count)) }
  }

  /// A service that exists and is not in the store: the selector of the stanza hides it.
  private func hiddenService(
    _ key: ObjectKey, _ client: KubernetesClient
  ) async throws -> [NearMiss] {
    for session in live.sessions {
      guard let informer = session.registry.watch("service")?.informer,
        !informer.description.labelSelector.isEmpty, informer.hasSynced,
        informer.indexer.object(for: key) == nil,
        try await fetch(.services, key, client) != nil
      else { continue }
      return [
        NearMiss(
          "not from the stores: service \(key) exists, but its labels do not match "
            + "\(informer.description.labelSelector)", object: "service/\(key)",
          command: "config")
      ]
    }
    return []
  }

  /// Endpoints of the service that are not ready, or by their names others than was asked for.
  private func notReady(
    _ key: ObjectKey, _ answer: Answer, _ client: KubernetesClient
  ) async throws -> [NearMiss] {
    let slices = try await LiveList(transport: client, run: run).items(
      .endpointSlices, namespace: key.namespace,
      labels: "kubernetes.io/service-name=\(key.name)")
    let first = answer.question.name.labels.first.map { $0.lowercased() } ?? ""
    let isEndpoint = answer.question.name.labels.count > 1 && first != key.name
    var misses: [NearMiss] = []
    for endpoint in slices.flatMap({ $0["endpoints"]?.arrayValue ?? [] }) {
      guard endpoint["conditions"]?["ready"]?.boolValue == false else { continue }
      let pod = endpoint["targetRef"]?["name"]?.stringValue
      let hostname = endpoint["hostname"]?.stringValue
      if isEndpoint, hostname?.lowercased() != first, pod?.lowercased() != first { continue }
      let address = endpoint["addresses"]?.arrayValue?.first?.stringValue ?? "an address"
      let who = pod.map { "pod \(key.namespace)/\($0)" } ?? address
      misses.append(
        NearMiss(
          "not from the stores: \(address) of service \(key) is not ready; answers when \(who) "
            + "becomes ready", object: pod.map { "pod/\(key.namespace)/\($0)" },
          command: "get endpoints \(key.namespace)/\(key.name) --live"))
    }
    return Array(misses.prefix(5))
  }

  /// A pod of the name that is asked for, whose host name or subdomain is not what the name needs.
  private func pod(
    _ service: ObjectKey, _ answer: Answer, _ client: KubernetesClient
  ) async throws -> [NearMiss] {
    let labels = answer.question.name.labels.map { $0.lowercased() }
    guard labels.count > 3, labels[1] == service.name, labels[2] == service.namespace else {
      return []
    }
    let key = ObjectKey(namespace: service.namespace, name: labels[0])
    guard let json = try await fetch(.pods, key, client) else { return [] }
    let pod = ClientPod(json, key: key)
    let why: String
    if pod.hostname == nil {
      why = "has no spec.hostname, so that its endpoint is named by its address"
    } else if pod.subdomain != service.name {
      why =
        "has \(pod.subdomain.map { "the spec.subdomain \($0)" } ?? "no spec.subdomain"), which must "
        + "be the service's name \(service.name)"
    } else {
      return []
    }
    return [
      NearMiss(
        "not from the stores: pod \(key) \(why)", object: "pod/\(key)",
        command: "explain pod/\(key)")
    ]
  }

  private func fetch(
    _ resource: GroupVersionResource, _ key: ObjectKey, _ client: KubernetesClient
  ) async throws -> JSONValue? {
    try await LiveObject(resource: resource, key: key, transport: client).fetch(
      limit: run.timeout, time: run.context.time)
  }
}
