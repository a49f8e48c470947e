import CoreDNSPlugins
import Informers
import KubernetesClient

/// How long each watch and plugin took to its HasSynced, and when CoreDNS would begin to serve.
public struct SyncReport: Sendable {
  /// One server block.
  public struct Block: Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// How it connects; nil where the connection could not be made out.
    public var connection: ConnectionSummary?
    /// Whether every watch has synced.
    public var isSynced: Bool
    /// From the start until the last watch had synced, or until the tool stopped waiting.
    public var total: Duration
    /// The start-up gate.
    public var gate: Gate
    /// The watches, sorted by name.
    public var watches: [Watch]
    /// The plugins that take part, in execution order.
    public var plugins: [Plugin]
    /// Statistics over several runs, where there were several.
    public var runs: Runs?

    /// Makes a block's part.
    public init(
      _ identity: BlockIdentity, connection: ConnectionSummary?, isSynced: Bool, total: Duration,
      gate: Gate, watches: [Watch], plugins: [Plugin]
    ) {
      self.identity = identity
      self.connection = connection
      self.isSynced = isSynced
      self.total = total
      self.gate = gate
      self.watches = watches
      self.plugins = plugins
    }
  }

  /// When CoreDNS would begin to serve DNS.
  public struct Gate: Hashable, Sendable {
    /// From the start of CoreDNS until it would serve, the waits of all gates together.
    public var opensAfter: Duration
    /// How long this gate alone holds serving back, from when its turn comes.
    public var ownWait: Duration
    /// All gates that CoreDNS runs one after another; nil where there is this one alone.
    public var sequence: StartUpSequence?
    /// Whether it would give up waiting, and serve without having synced.
    public var timedOut: Bool
    /// How often it looks.
    public var pollInterval: Duration
    /// How long it waits at most.
    public var limit: Duration
    /// What holds serving back; nil for a wait with a limit.
    public var exception: PluginGate?

    /// Whether CoreDNS waits without end before it serves.
    public var neverOpens: Bool { sequence.map { $0.total == nil } ?? false }

    /// Makes the part of a gate that is the only one.
    public init(opensAfter: Duration, timedOut: Bool, pollInterval: Duration, limit: Duration) {
      self.opensAfter = opensAfter
      ownWait = opensAfter
      self.timedOut = timedOut
      self.pollInterval = pollInterval
      self.limit = limit
    }
  }

  /// One watch.
  public struct Watch: Sendable {
    /// Its name.
    public var name: String
    /// The phases of its first synchronisation.
    public var timeline: SyncTimeline
    /// Its counters.
    public var live: LiveWatchReport
    /// `HTTP/2` or `HTTP/1.1`, once known.
    public var httpVersion: String?

    /// Makes a watch's part.
    public init(
      name: String, timeline: SyncTimeline, live: LiveWatchReport, httpVersion: String? = nil
    ) {
      self.name = name
      self.timeline = timeline
      self.live = live
      self.httpVersion = httpVersion
    }
  }

  /// One plugin.
  public struct Plugin: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The watches whose sync its HasSynced waits for.
    public var waitsFor: [String]
    /// When its HasSynced became true; nil where it has not.
    public var hasSyncedAfter: Duration?

    /// Makes a plugin's part.
    public init(name: String, waitsFor: [String], hasSyncedAfter: Duration?) {
      self.name = name
      self.waitsFor = waitsFor
      self.hasSyncedAfter = hasSyncedAfter
    }
  }

  /// What the tool itself has used so far.
  public struct Process: Hashable, Sendable {
    /// CPU time, user and system together.
    public var cpu: Duration
    /// The peak of resident memory.
    public var peakResidentBytes: Int

    /// Makes the process's part.
    public init(cpu: Duration, peakResidentBytes: Int) {
      self.cpu = cpu
      self.peakResidentBytes = peakResidentBytes
    }
  }

  /// One part for each server block.
  public var serverBlocks: [Block]
  /// What the tool itself has used.
  public var process: Process

  /// Makes a report.
  public init(serverBlocks: [Block], process: Process) {
    self.serverBlocks = serverBlocks
    self.process = process
  }
}
