import Captures
import CoreDNSPlugins
import Corefile
import Informers
import Inspection
import K8sAPI
import KubernetesClient
import KubernetesWire

/// Makes a capture of sessions that run.
package struct SessionRecorder: Sendable {
  private let loaded: LoadedCorefile
  private let live: LiveSessions
  private let context: SessionContext

  /// How much memory events may take until they are written: a recording may go on for days.
  private static let mostBytes = 256 << 20

  package init(_ loaded: LoadedCorefile, _ live: LiveSessions, _ context: SessionContext) {
    self.loaded = loaded
    self.live = live
    self.context = context
  }

  /// What the sessions hold at this moment.
  package func capture() -> Capture {
    var capture = Capture()
    capture.header.tool = ToolVersion.text
    capture.header.recordedAt = context.wallClock()
    capture.header.waited = live.waited
    capture.header.corefile = loaded.corefile.entryFile
    capture.header.coreDNSVersion = loaded.profile.map { "\($0.version)" }
    for (path, source) in loaded.corefile.sources.sorted(by: { $0.key < $1.key }) {
      let text = String(decoding: source.bytes, as: UTF8.self)
      capture.files.append(CapturedFile(path: path, text: CorefileSecrets.removed(from: text)))
      for name in UnsetVariables.references(in: source) {
        capture.environment[name] = context.environment[name]
      }
    }
    for session in live.sessions {
      let place = capture.blocks.count
      var connection = session.connection
      connection?.credential?.now = capture.header.recordedAt.components.seconds
      capture.blocks.append(
        CapturedBlock(
          index: session.plan.blockIndex, title: session.plan.title,
          connection: connection?.captured, failure: session.failure))
      capture.watches += SideBySide.map(session.watches) { Self.captured($0, block: place) }
    }
    return capture
  }

  private static func captured(_ watch: WatchRegistration, block: Int) -> CapturedWatch {
    var captured = CapturedWatch(
      block: block, name: watch.name, resource: watch.informer.description.resource)
    watch.informer.indexer.forEachRecord { captured.objects.append($0) }
    captured.status = watch.informer.status
    return captured
  }

  /// Records from now on, until it is finished.
  package func start() -> RunningRecording {
    let feed = EventFeed(
      filter: EventFilter(), initial: .asTheyCome, wallClock: context.wallClock)
    feed.attach(live.sessions)
    return RunningRecording(self, feed)
  }

  /// Takes events into a capture until the feed ends, and tells how many there are; gives how many
  /// it could not keep.
  func record(
    _ feed: EventFeed, into capture: inout Capture, progress: (Int) -> Void
  ) async -> Int {
    let places = places
    var missed = 0
    var room = Self.mostBytes
    while let batch = await feed.next() {
      missed += batch.missed
      for item in batch.items {
        let source = Place(item.source.identity, item.source.watch)
        guard let watch = places[source] else { continue }
        let event = CapturedEvent(
          watch: watch, time: item.time, change: RecordedChange(item.event))
        room -= event.size
        if room < 0 { missed += 1 } else { capture.events.append(event) }
      }
      progress(capture.events.count)
    }
    var number = 0
    for session in live.sessions {
      for watch in session.watches {
        capture.watches[number].status = watch.informer.status
        number += 1
      }
    }
    return missed
  }

  /// Looks at the replicas of CoreDNS, and takes what they show into a capture; gives why there is
  /// nothing to take.
  package func recordReplicas(
    _ request: ReplicasRequest, _ run: SessionRun, into capture: inout Capture
  ) async throws -> CommandFailure? {
    switch try await run.replicasOutcome(request, loaded, live) {
    case .success(let report):
      capture.replicas.append(CapturedReplicas(report.captured))
      return nil
    case .failure(let failure): return failure
    }
  }

  /// The place of each watch in a capture.
  private var places: [Place: Int] {
    var places: [Place: Int] = [:]
    for session in live.sessions {
      for watch in session.watches {
        places[Place(session.identity, watch.name)] = places.count
      }
    }
    return places
  }

  private struct Place: Hashable {
    var block: BlockIdentity
    var watch: String

    init(_ block: BlockIdentity, _ watch: String) {
      self.block = block
      self.watch = watch
    }
  }
}

extension CapturedEvent {
  /// About how much memory it takes, in bytes.
  fileprivate var size: Int {
    if case .stored(let bytes) = change { return bytes.count + 128 }
    return 128
  }
}

extension RecordedChange {
  /// What is kept of an event.
  init(_ event: InformerEvent) {
    self =
      switch event {
      case .added(let object), .updated(_, let object):
        .stored(Self.json(of: object))
      case .deleted(let object): .deleted(object.key)
      case .listed(let version, let isFirst): .listed(resourceVersion: version, isFirst: isFirst)
      case .failed(let error): .failed(error)
      case .resumed(let duration): .resumed(after: duration)
      }
  }

  private static func json(of object: any StoredObject) -> [UInt8] {
    var json = JSONWriter()
    json.bytes.append(UInt8(ascii: "{"))
    object.record(into: &json)
    json.bytes.append(UInt8(ascii: "}"))
    return json.bytes
  }
}
