import Informers
import K8sAPI

/// How the connections and watches of a session fare at one moment.
public struct StatusReport: Hashable, Sendable {
  /// One server block.
  public struct Block: Hashable, Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// How it connects; nil where the connection could not be made out.
    public var connection: ConnectionSummary?
    /// Its watches, sorted by name.
    public var watches: [Watch]

    /// Makes a block's part.
    public init(_ identity: BlockIdentity, connection: ConnectionSummary?, watches: [Watch]) {
      self.identity = identity
      self.connection = connection
      self.watches = watches
    }
  }

  /// One watch.
  public struct Watch: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its counters.
    public var live: LiveWatchReport
    /// How long ago an answer, event or bookmark last arrived; nil before the first.
    public var silence: Duration?

    /// Makes a watch's part.
    public init(name: String, live: LiveWatchReport, silence: Duration?) {
      self.name = name
      self.live = live
      self.silence = silence
    }
  }

  /// How the Corefile is called.
  public var entryName: String
  /// How long the watches have been running.
  public var uptime: Duration
  /// One part for each server block.
  public var serverBlocks: [Block]

  /// Makes a report.
  public init(entryName: String, uptime: Duration, serverBlocks: [Block]) {
    self.entryName = entryName
    self.uptime = uptime
    self.serverBlocks = serverBlocks
  }
}

extension StatusReport {
  /// Reports sessions that were started at a moment, as they are now; both on the watches' clock.
  public init(
    _ sessions: [BlockSession], entryName: String, startedAt: Duration, now: Duration,
    measuringMemory: Bool = true
  ) {
    self.init(
      entryName: entryName, uptime: now - startedAt,
      serverBlocks: sessions.map { session in
        Block(
          session.identity, connection: session.connection,
          watches: session.watches.map { watch in
            Watch(
              name: watch.name, live: session.live(watch, measuringMemory: measuringMemory),
              silence: watch.informer.status.lastReceivedAt.map { max(.zero, now - $0) })
          })
      })
  }
}
