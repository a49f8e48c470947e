import Corefile
import Inspection
import KubernetesClient
import PluginStanzas

/// Who is told what a run has to say while it goes on.
package struct SessionObserver: Sendable {
  /// Called with what has to be said, as it comes.
  package var notice: @Sendable (SessionNotice) -> Void
  /// Called now and then while something is waited for, and with nil when the wait is over.
  package var progress: @Sendable (SessionProgress?) -> Void

  package init(
    notice: @escaping @Sendable (SessionNotice) -> Void,
    progress: @escaping @Sendable (SessionProgress?) -> Void
  ) {
    self.notice = notice
    self.progress = progress
  }

  /// Tells nobody.
  static let silent = SessionObserver(notice: { _ in }, progress: { _ in })
}

/// Something that a run has to say.
package enum SessionNotice: Sendable {
  /// A failure or a warning that the run goes on in spite of.
  case message(FailureMessage)
  /// The version of CoreDNS that was found out, and the image that names it.
  case version(CoreDNSVersion, image: String)
  /// What is found in a Corefile.
  case findings([Diagnostic], ParsedCorefile)
}

/// What is waited for.
package enum SessionProgress: Sendable {
  /// Watches that list.
  case syncing(SyncProgress)
  /// An API server that is still starting: since when, and why it is not ready.
  case waitingForServer(String, Duration, ClientError)
}
