import KubernetesClient
import KubernetesWire

extension ServerCore {
  /// Passes an HTTP request on to one of a service's ready pods, as the real server's proxy does.
  ///
  /// It still looks at the v1 Endpoints object: where there is none, the service is not found.
  func proxyService(
    _ request: ServerRequest, _ target: PodSubresource, path: String?
  ) async throws -> ServerResponse {
    let proxied = ProxiedTarget(target.name)
    let portName = try servicePort(proxied, target.namespace)
    guard let services = catalogue.resource(.services) else { throw APIFailure.unknownResource }
    guard let endpoints = try value(.endpoints, target.namespace, proxied.name) else {
      throw APIFailure.notFound(services, proxied.name)
    }
    let subsets = endpoints["subsets"]?.arrayValue ?? []
    guard !subsets.isEmpty else { throw APIFailure.withoutEndpoints(proxied.name) }
    guard let path else { return .redirect(to: request.path + "/") }
    for subset in subsets.shuffled() {
      let port = subset["ports"]?.arrayValue?.first {
        ($0["name"]?.stringValue ?? "") == portName
      }?["port"]?.integerValue
      guard let port = port.flatMap(UInt16.init(exactly:)) else { continue }
      for address in (subset["addresses"]?.arrayValue ?? []).shuffled() {
        guard let pod = pod(at: address, target.namespace) else { continue }
        return try await answer(
          request, of: pod, port, isTLS: proxied.scheme == "https", path)
      }
    }
    throw APIFailure.withoutEndpoints(target.name)
  }

  /// The name of the port that is meant: a number is looked up in the service.
  private func servicePort(_ proxied: ProxiedTarget, _ namespace: String) throws -> String {
    guard let number = Int64(proxied.port) else { return proxied.port }
    guard let services = catalogue.resource(.services) else { throw APIFailure.unknownResource }
    guard let service = try value(.services, namespace, proxied.name) else {
      throw APIFailure.notFound(services, proxied.name)
    }
    let ports = service["spec"]?["ports"]?.arrayValue ?? []
    guard let port = ports.first(where: { $0["port"]?.integerValue == number }) else {
      throw APIFailure(
        503, "ServiceUnavailable",
        "no service port \(number) found for service \"\(proxied.name)\"")
    }
    return port["name"]?.stringValue ?? ""
  }

  /// The pod that an address of Endpoints refers to, where it still has that address.
  private func pod(at address: JSONValue, _ namespace: String) -> RunningPod? {
    guard address["targetRef"]?["kind"]?.stringValue == "Pod",
      let name = address["targetRef"]?["name"]?.stringValue,
      let pod = try? runningPod(namespace, name),
      pod.address == address["ip"]?.stringValue
    else { return nil }
    return pod
  }

  private func value(
    _ id: GroupVersionResource, _ namespace: String, _ name: String
  ) throws -> JSONValue? {
    guard let resource = catalogue.resource(id) else { return nil }
    return try storage.item(id, key: StoredItem.key(namespace: namespace, name: name))
      .map(ItemEncoder(resource: resource).value)
  }
}

extension APIFailure {
  fileprivate static func withoutEndpoints(_ service: String) -> APIFailure {
    APIFailure(
      503, "ServiceUnavailable", "no endpoints available for service \"\(service)\"")
  }
}
