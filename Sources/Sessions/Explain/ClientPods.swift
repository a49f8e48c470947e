import DNSAnswers
import DNSMessages
import Informers
import KubernetesClient
import KubernetesWire

/// A pod that asks, as the API server has it: no store has what its resolver is told.
struct ClientPod {
  /// Its key.
  var key: ObjectKey
  /// Its first address; nil before it has one.
  var address: InternetAddress?
  /// `spec.hostname`; nil without it.
  var hostname: String?
  /// `spec.subdomain`; nil without it.
  var subdomain: String?
  /// What its resolver is told.
  var settings: ResolverConfiguration.Pod

  init(_ json: JSONValue, key: ObjectKey) {
    let spec = json["spec"]
    self.key = key
    address = json["status"]?["podIP"]?.stringValue.flatMap { InternetAddress($0) }
    hostname = spec?["hostname"]?.stringValue
    subdomain = spec?["subdomain"]?.stringValue
    settings = ResolverConfiguration.Pod(namespace: key.namespace)
    settings.policy = spec?["dnsPolicy"]?.stringValue ?? "ClusterFirst"
    settings.isOnHostNetwork = spec?["hostNetwork"]?.boolValue ?? false
    let config = spec?["dnsConfig"]
    settings.searches = (config?["searches"]?.arrayValue ?? []).compactMap(\.stringValue)
    settings.nameservers = (config?["nameservers"]?.arrayValue ?? []).compactMap(\.stringValue)
    settings.ndots = (config?["options"]?.arrayValue ?? []).last {
      $0["name"]?.stringValue == "ndots"
    }?["value"]?.stringValue.flatMap { Int($0) }
  }
}

/// Finds pods on the API server.
struct ClientPods {
  let live: LiveSessions
  let run: SessionRun

  /// The pod that options name; nil where none has the address.
  func one(named name: String?, at address: InternetAddress?) async throws -> ClientPod? {
    if let name { return try await named(name) }
    guard let address else { return nil }
    return try await self.address(address)
  }

  /// The pod of a key `NAMESPACE/NAME`.
  func named(_ text: String) async throws -> ClientPod {
    guard let key = ObjectKey(text), !key.namespace.isEmpty else {
      throw CommandFailure(.usage, "\"\(text)\" is no pod: NAMESPACE/NAME")
    }
    let object = LiveObject(resource: .pods, key: key, transport: try client())
    guard
      let json = try await object.fetch(limit: run.timeout, time: run.context.time)
    else {
      throw CommandFailure(.nothingFound, "there is no pod \(text)")
    }
    return ClientPod(json, key: key)
  }

  /// A pod with an address, of which there may be several; nil where there is none.
  func address(_ address: InternetAddress) async throws -> ClientPod? {
    let list = try await LiveList(transport: try client(), run: run).items(
      .pods, fields: "status.podIP=\(address)")
    return list.lazy.compactMap { json in
      guard let name = json["metadata"]?["name"]?.stringValue,
        let namespace = json["metadata"]?["namespace"]?.stringValue
      else { return nil }
      return ClientPod(json, key: ObjectKey(namespace: namespace, name: name))
    }.first
  }

  /// The way to the API server.
  private func client() throws -> KubernetesClient { try live.firstClient() }
}

extension LiveSessions {
  /// The way to an API server.
  func firstClient() throws -> KubernetesClient {
    guard let client = open.lazy.compactMap(\.client).first else {
      throw CommandFailure(.cannotConnect, "there is no connection to an API server")
    }
    return client
  }
}

/// A short list that is asked for once, to tell what the stores cannot.
struct LiveList {
  let transport: any APITransport
  let run: SessionRun

  /// The objects of a list.
  func items(
    _ resource: GroupVersionResource, namespace: String? = nil, labels: String? = nil,
    fields: String? = nil
  ) async throws -> [JSONValue] {
    var options = ListOptions()
    options.labelSelector = labels
    options.fieldSelector = fields
    var request = APIRequest(resource, namespace: namespace, options: options)
    request.accept = .json
    let transport = self.transport
    let asked = request
    let json = try await TimeLimit.run(
      run.timeout, time: run.context.time,
      failure: ClientError(.timeout, "GET \(asked.path) was not answered in time")
    ) { try await transport.json(asked) }
    return json["items"]?.arrayValue ?? []
  }
}
