import DNSMessages
import Replicas

/// A real server to compare with, and the way to it.
enum ComparedServer: Sendable, CustomStringConvertible {
  /// One that is asked at its address.
  case address(ServerAddress)
  /// A replica that is asked by a port forwarded through the API server.
  case forwarded(pod: String, port: UInt16, any ReplicaReach)
  /// One that is asked at its address, and where that fails in the other way.
  indirect case endpoint(ServerAddress, otherwise: ComparedServer)

  var description: String {
    switch self {
    case .address(let address), .endpoint(let address, _): "\(address)"
    case .forwarded(let pod, _, _): "\(pod) by port-forward"
    }
  }
}
