import Informers
import Inspection
import K8sAPI

extension BlockSession {
  /// Whether its connection, or one of its watches, fails at this moment.
  package var isFailing: Bool {
    failure != nil || watches.contains { $0.informer.status.lastError != nil }
  }
}
