import Informers
import Inspection

/// The phases of each watch of a server block as bars over one time axis.
public struct Waterfall: Sendable {
  /// One watch.
  struct Row: Sendable {
    /// Its name; escaped when printed.
    var name: String
    /// Its phases in order.
    var segments: [WaterfallBar.Segment]
    /// When it synced, or why it has not.
    var outcome: Table.Cell
    /// What it has received: objects, bytes, and the bytes on the wire where they differ.
    var facts: [String]

    /// When the bar ends.
    var end: Duration { segments.last?.end ?? .zero }
  }

  /// The watches, sorted by name.
  var rows: [Row]
  /// When CoreDNS would begin to serve.
  var gate: SyncReport.Gate
  /// What the moment is at which the gate opens: where others have their turn as well, not the one
  /// at which CoreDNS serves.
  var openingWords: String {
    let opens = Quantity.interval(gate.ownWait)
    return gate.sequence == nil ? "CoreDNS would serve (\(opens))" : "this gate opens (\(opens))"
  }
  /// Whether there is anything to draw.
  var hasBars: Bool { rows.contains { $0.end > .zero } }

  /// The time axis.
  var scale: WaterfallScale {
    WaterfallScale(end: rows.map(\.end).max() ?? .zero, gate: gate)
  }

  /// Draws the watches of a block.
  init(_ block: SyncReport.Block) {
    gate = block.gate
    rows = block.watches.map { watch in
      var outcome = watch.live.syncedCell
      if watch.live.isSynced { outcome.text = "synced \(outcome.text)" }
      return Row(
        name: watch.name, segments: watch.segments(until: block.total), outcome: outcome,
        facts: watch.facts)
    }
  }
}

extension SyncReport.Watch {
  /// The phases, and what lies between the last of them and HasSynced or the end of the wait.
  ///
  /// None where no request was sent, as without a connection.
  func segments(until end: Duration) -> [WaterfallBar.Segment] {
    var segments = timeline.phases.map { phase in
      WaterfallBar.Segment(
        phase: WaterfallPhase(phase.name), start: phase.start, end: phase.start + phase.duration)
    }
    if segments.isEmpty, live.requests == 0 { return [] }
    let reached = segments.last?.end ?? .zero
    let rest = timeline.hasSyncedAfter ?? end
    if rest > reached {
      let phase: WaterfallPhase = timeline.hasSyncedAfter == nil ? .pending : .list
      segments.append(WaterfallBar.Segment(phase: phase, start: reached, end: rest))
    }
    return segments
  }

  /// Whether fewer bytes came over the network than were decoded.
  var isCompressed: Bool {
    live.wireBytesReceived > 0 && live.wireBytesReceived < live.bytesReceived
  }

  fileprivate var facts: [String] {
    [
      "\(Quantity.count(live.objects)) object\(live.objects == 1 ? " " : "s")",
      Quantity.bytes(live.bytesReceived),
      isCompressed ? "\(Quantity.bytes(live.wireBytesReceived)) on the wire" : "",
    ]
  }
}
