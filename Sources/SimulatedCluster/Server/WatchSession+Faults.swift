import KubernetesWire

/// A change as a watch tells of it.
struct WatchedChange: Sendable {
  /// What is sent besides changes, where a fault has it so.
  enum Stray: Sendable { case otherKind, malformed, olderVersion }

  var type: String
  var item: StoredItem
  var stray: Stray?
}

extension WatchSession {
  /// A batch of events as an injected fault has them.
  func shaped(_ events: [WatchedChange]) -> [WatchedChange] {
    guard let fault, let first = events.first else { return events }
    func stray(_ stray: WatchedChange.Stray) -> WatchedChange {
      WatchedChange(type: "ADDED", item: first.item, stray: stray)
    }
    switch fault {
    case .noEndBookmark, .expired, .ends: return events
    case .duplicated: return events.flatMap { [$0, $0] }
    case .replayed: return events + events
    case .reordered: return reordered(events)
    case .otherKind: return [stray(.otherKind)] + events
    case .malformed: return [stray(.malformed)] + events
    case .olderVersion: return events + [stray(.olderVersion)]
    }
  }

  private func reordered(_ events: [WatchedChange]) -> [WatchedChange] {
    var events = events
    var index = 0
    while index + 1 < events.count {
      if events[index].item.key != events[index + 1].item.key { events.swapAt(index, index + 1) }
      index += 2
    }
    return events
  }

  /// Whether a fault ends the stream here; it may have a last word.
  func hasEnded(_ session: inout Progress, _ piece: inout [UInt8]) -> Bool {
    defer { session.sent += 1 }
    switch fault {
    case .ends(let count): return session.sent >= count
    case .expired(let count) where session.sent >= count:
      piece += encoder.expired(asked: session.cursor, floor: session.cursor)
      return true
    default: return false
    }
  }

  func append(_ event: WatchedChange, to piece: inout [UInt8]) throws {
    switch event.stray {
    case nil: try encoder.append(event.type, event.item, to: &piece)
    case .malformed: piece += encoder.malformed
    case .otherKind: piece += encoder.otherKind
    case .olderVersion:
      guard query.allowsBookmarks else { return }
      try encoder.appendBookmark(1, endsInitialEvents: false, to: &piece)
    }
  }
}

extension WatchEncoder {
  /// A frame or line that is no event.
  fileprivate var malformed: [UInt8] {
    isProtobuf ? [0, 0, 0, 3, 0xff, 0xff, 0xff] : Array("{\"type\":\"ADDED\",\n".utf8)
  }

  /// An event about a node.
  fileprivate var otherKind: [UInt8] {
    guard isProtobuf else {
      return Array(
        #"{"type":"ADDED","object":{"kind":"Node","apiVersion":"v1","metadata":{"name":"n"}}}"#.utf8
      )
        + [UInt8(ascii: "\n")]
    }
    let node = ProtobufTranscoder.wrap(kind: "Node", apiVersion: "v1", raw: [UInt8]())
    return ProtobufTranscoder.watchFrame(type: "ADDED", object: node)
  }
}
