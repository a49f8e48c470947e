import CoreDNSPlugins
import Informers
import Inspection
import K8sAPI
import KubernetesClient

/// Sessions that were opened together and run until they are stopped.
package struct RunningSessions: Sendable {
  /// The sessions with their clients.
  package let open: [OpenSession]
  /// When they were started, on the command's clock.
  package let startedAt: Duration
  private let tasks: [Task<Void, Never>]

  /// Starts the watches of opened sessions, and recorded ones at the pace of `replayTime`, or at
  /// once without one.
  package init(
    starting open: [OpenSession], at now: Duration, replayTime: (any TimeSource)? = nil
  ) {
    self.open = open
    startedAt = now
    tasks = open.compactMap { item in
      if let replay = item.replay { return Task { await replay.play(time: replayTime) } }
      guard item.client != nil else { return nil }
      return Task { await InformerRunner(item.session.registry, only: item.session.only).run() }
    }
  }

  /// Waits until recorded events have been played; for ever where watches run.
  func played() async {
    for task in tasks { await task.value }
  }

  /// Stops the watches and closes the connections.
  package func stop() async {
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
    for item in open { await item.client?.close() }
  }
}
