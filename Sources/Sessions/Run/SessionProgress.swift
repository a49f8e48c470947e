import Inspection
import KubernetesClient

/// What is waited for.
package enum SessionProgress: Sendable {
  /// Watches that list.
  case syncing(SyncProgress)
  /// An API server that is still starting: since when, and why it is not ready.
  case waitingForServer(String, Duration, ClientError)
}
