import KubernetesWire

/// A port of a service, of endpoints or of an endpoint slice, as far as the plugins use it.
public struct ObjectPort: Hashable, Sendable {
  /// The port's name; empty for none.
  public var name = ""
  /// The number; -1 where there is none.
  public var port: Int32 = 0
  /// `TCP`, `UDP` or `SCTP`.
  public var protocolName = ""

  /// Makes a port.
  public init(name: String = "", port: Int32 = 0, protocolName: String = "") {
    self.name = name
    self.port = port
    self.protocolName = protocolName
  }

  /// What the plugins put where an object has no port, so that it still has one entry.
  public static let sentinel = ObjectPort(port: -1)

  /// The ports as the plugins hold them: the sentinel alone where there is none.
  static func orSentinel(_ ports: [ObjectPort]) -> [ObjectPort] {
    ports.isEmpty ? [sentinel] : ports
  }

  /// The port for output.
  var json: JSONValue {
    ["name": .string(name), "port": .integer(Int64(port)), "protocol": .string(protocolName)]
  }
}

extension ObjectPort {
  /// Reads `v1.ServicePort` of the core group.
  static let ofService = Projection<ObjectPort>(
    initial: ObjectPort(), fields: fields(name: 1, port: 3, protocolName: 2))

  /// Reads `v1.EndpointPort` of the core group.
  static let ofEndpoints = Projection<ObjectPort>(
    initial: ObjectPort(), fields: fields(name: 1, port: 2, protocolName: 3))

  /// Reads `v1.EndpointPort` of `discovery.k8s.io`, whose number may be absent.
  static let ofEndpointSlice = Projection<ObjectPort>(
    initial: ObjectPort(port: -1), fields: fields(name: 1, port: 3, protocolName: 2))

  private static func fields(
    name: Int, port: Int, protocolName: Int
  ) -> [Projection<ObjectPort>.Field] {
    [
      .text("name", name) { $0.name = $1.interned() },
      .integer("port", port) { $0.port = Int32(truncatingIfNeeded: $1) },
      .text("protocol", protocolName) { $0.protocolName = $1.interned() },
    ]
  }
}

extension ObjectPort {
  /// Writes the port as the API has it.
  func record(into json: inout JSONWriter) {
    json.text("name", name)
    json.integer("port", Int64(port))
    json.text("protocol", protocolName)
  }
}
