import KubernetesWire
import Recordings

@testable import SimulatedCluster

/// Files that the content tests read.
enum ContentFixtures {
  /// A recorded JSON body.
  static func json(_ name: String) throws -> JSONValue {
    try JSONValue(parsing: Recordings.bytes("captures/\(name)"))
  }
}

extension GeneratedObject {
  /// The object when it was made as JSON.
  var json: JSONValue? {
    guard case .json(let value) = body else { return nil }
    return value
  }

  /// The message when it was made as protobuf.
  var message: [UInt8]? {
    guard case .protobuf(let bytes) = body else { return nil }
    return bytes
  }

  /// `namespace/name`, or the name alone.
  var key: String { namespace.map { "\($0)/\(name)" } ?? name }
}
