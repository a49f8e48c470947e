import Inspection

/// All that a session saw at one moment, for a page to hand over.
package struct SessionReport: Sendable {
  /// A name that was to be explained.
  package struct Explained: Sendable {
    /// The name as it was written.
    package var name: String
    /// Why it answers as it does, or why that cannot be said.
    package var result: Result<ExplainReport, CommandFailure>
  }

  /// What is wrong, with the cluster where watches could be started.
  package var check: CheckReport
  /// How the command ends.
  package var status: ExitStatus
  /// The resolved settings and connections.
  package var config: ConfigReport
  /// The timings; nil where no watch was started, as for the following.
  package var sync: SyncReport?
  /// The watches.
  package var watches: WatchesReport?
  /// The plugins.
  package var plugins: PluginsReport?
  /// The replicas of CoreDNS, or why they cannot be shown; nil where nobody asked for them.
  package var replicas: Result<ReplicasReport, CommandFailure>?
  /// The names that were to be explained, in their order.
  package var explained: [Explained] = []
}
