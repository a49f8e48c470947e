import DNSMessages
import Replicas

/// A real server to compare with, and the way to it.
enum ComparedServer: CustomStringConvertible {
  /// One that is asked at its address.
  case address(ServerAddress)
  /// A replica that is asked by a port forwarded through the API server.
  case forwarded(pod: String, port: UInt16, any ReplicaReach)

  var description: String {
    switch self {
    case .address(let address): "\(address)"
    case .forwarded(let pod, _, _): "\(pod) by port-forward"
    }
  }
}
