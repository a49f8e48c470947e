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

  /// Starts the watches of opened sessions.
  package init(starting open: [OpenSession], at now: Duration) {
    self.open = open
    startedAt = now
    tasks = open.filter { $0.client != nil }.map { item in
      Task { await InformerRunner(item.session.registry, only: item.session.only).run() }
    }
  }

  /// Stops the watches and closes the connections.
  package func stop() async {
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
    for item in open { await item.client?.close() }
  }
}
