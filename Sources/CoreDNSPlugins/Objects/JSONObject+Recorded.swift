import KubernetesWire

extension JSONObject {
  /// Adds a text where there is one.
  mutating func append(_ name: String, text: String) {
    if !text.isEmpty { append(name, .string(text)) }
  }

  /// Adds a list where there is something in it.
  mutating func append(_ name: String, list: [JSONValue]) {
    if !list.isEmpty { append(name, .array(list)) }
  }

  /// Adds a nested message where there is something in it.
  mutating func append(_ name: String, message: JSONObject) {
    if !message.isEmpty { append(name, .object(message)) }
  }
}

extension ObjectPort {
  /// The port as the API has it.
  var recorded: JSONValue {
    var port = JSONObject()
    port.append("name", text: name)
    port.append("port", .integer(Int64(self.port)))
    port.append("protocol", text: protocolName)
    return .object(port)
  }
}

extension EndpointAddress {
  /// The object behind it, as the API has it.
  var recordedTarget: JSONObject {
    var target = JSONObject()
    target.append("name", text: targetRefName)
    return target
  }

  /// The address as the core group has it.
  var recorded: JSONValue {
    var address = JSONObject()
    address.append("ip", .string(ip))
    address.append("hostname", text: hostname)
    address.append("nodeName", text: nodeName)
    address.append("targetRef", message: recordedTarget)
    return .object(address)
  }

  /// The address as `discovery.k8s.io` has it.
  func recordedEndpoint(zone: String?) -> JSONValue {
    var endpoint = JSONObject()
    endpoint.append("addresses", .array([.string(ip)]))
    endpoint.append("hostname", text: hostname)
    endpoint.append("targetRef", message: recordedTarget)
    endpoint.append("nodeName", text: nodeName)
    endpoint.append("zone", text: zone ?? "")
    return .object(endpoint)
  }
}

extension EndpointSubset {
  /// The subset as the core group has it.
  var recorded: JSONValue {
    var subset = JSONObject()
    subset.append("addresses", list: addresses.map(\.recorded))
    subset.append("ports", list: wirePorts.map(\.recorded))
    return .object(subset)
  }
}
