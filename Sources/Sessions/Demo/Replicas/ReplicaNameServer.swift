import DNSAnswers
import KubernetesClient
import SimulatedCluster
import Synchronization

/// The name server behind one or more replicas, whose watches begin when it is first needed.
final class ReplicaNameServer: Sendable {
  /// What its watches do.
  enum Watching: Sendable {
    /// They go on; the serial says when something changed.
    case running(ZoneSerial)
    /// They stopped when they had synced.
    case stopped
    /// They never received anything.
    case unsynced
  }

  /// What answers, and what runs for it.
  struct Running: Sendable {
    var server: NameServer
    var tasks: [Task<Void, Never>]
    var clients: [KubernetesClient]
    /// The serial of its zones' SOA records.
    var serial: @Sendable () -> UInt32
  }

  private let start: @Sendable () async throws -> Running
  private let running = StartedOnce<Running>()

  init(_ cluster: SimulatedCluster, _ loaded: LoadedCorefile, _ watching: Watching) {
    start = {
      var isRunning = true
      if case .unsynced = watching { isRunning = false }
      let (server, tasks, clients) = try await SimulatedDNS.nameServer(
        cluster, loaded, isRunning: isRunning)
      let syncedAt = UInt32(clamping: SystemTime.secondsSince1970())
      switch watching {
      case .running(let serial):
        return Running(server: server, tasks: tasks, clients: clients) { serial.value }
      case .stopped:
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
        return Running(server: server, tasks: [], clients: clients) { syncedAt }
      case .unsynced:
        return Running(server: server, tasks: [], clients: clients) { 0 }
      }
    }
  }

  /// The server, with its watches synced; the first call starts them.
  func started() async throws -> Running {
    try await running.value(startingBy: start)
  }

  /// Ends what was started.
  func stop() async {
    guard let running = await running.started else { return }
    for task in running.tasks { task.cancel() }
    for task in running.tasks { await task.value }
    for client in running.clients { await client.close() }
  }
}

/// The serial that CoreDNS gives to a zone: the time of the last change that it took in.
final class ZoneSerial: Sendable {
  private let version: @Sendable () -> UInt64
  private let state: Mutex<(version: UInt64, serial: UInt32)>

  init(_ cluster: SimulatedCluster) {
    version = { cluster.currentResourceVersion }
    state = Mutex((0, 0))
  }

  /// The serial now; a change counts from when it is first looked at.
  var value: UInt32 {
    let current = version()
    return state.withLock { state in
      if state.version != current {
        state = (current, UInt32(clamping: SystemTime.secondsSince1970()))
      }
      return state.serial
    }
  }
}
