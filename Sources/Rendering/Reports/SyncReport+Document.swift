import KubernetesWire
import Informers
import Inspection

extension SyncReport {
  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      ("serverBlocks", .array(serverBlocks.map(\.document))),
      (
        "process",
        .members([
          ("cpuSeconds", .seconds(process.cpu)),
          ("peakResidentBytes", .count(process.peakResidentBytes)),
        ])
      ),
    ])
  }
}

extension SyncReport.Block {
  fileprivate var document: JSONValue {
    var members: [(String, JSONValue)] = [
      identity.member, ("synced", .bool(isSynced)), ("totalSeconds", .seconds(total)),
      ("gate", gate.document),
      ("watches", .array(watches.map(\.document))),
      (
        "plugins",
        .array(
          plugins.map { plugin in
            .members([
              ("name", .string(plugin.name)),
              ("hasSyncedAfterSeconds", .seconds(plugin.hasSyncedAfter)),
            ])
          })
      ),
    ]
    if let runs { members.append(("runs", runs.document)) }
    return .members(members)
  }
}

extension SyncReport.Gate {
  fileprivate var document: JSONValue {
    var members: [(String, JSONValue)] = [
      ("opensAfterSeconds", .seconds(neverOpens ? nil : opensAfter)), ("timedOut", .bool(timedOut)),
      ("limitSeconds", .seconds(limit)), ("pollIntervalSeconds", .seconds(pollInterval)),
    ]
    if let sequence {
      members.append(("waitSeconds", .seconds(ownWait)))
      members.append(("sequence", .array(sequence.gates.map(\.document))))
    }
    return .members(members)
  }
}

extension StartUpSequence.Gate {
  fileprivate var document: JSONValue {
    let (wait, limit): (Duration?, Duration?) =
      switch self.wait {
      case .measured(let wait): (wait, nil)
      case .atMost(let limit): (nil, limit)
      case .unlimited: (nil, nil)
      }
    return .members([
      identity.member, ("plugin", .string(identity.plugin)), ("waitSeconds", .seconds(wait)),
      ("limitSeconds", .seconds(limit)),
    ])
  }
}

extension SyncReport.Watch {
  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)),
      (
        "phases",
        .array(
          timeline.phases.map { phase in
            .members([
              ("name", .string(phase.name.rawValue)), ("startSeconds", .seconds(phase.start)),
              ("durationSeconds", .seconds(phase.duration)),
            ])
          })
      ),
      ("decodingSeconds", .seconds(timeline.decoding)),
      ("indexingSeconds", .seconds(timeline.indexing)),
      ("hasSyncedAfterSeconds", .seconds(timeline.hasSyncedAfter)),
      ("objects", .count(live.objects)), ("bytesReceived", .count(live.bytesReceived)),
      ("httpVersion", .text(httpVersion)), ("wireBytesReceived", .count(live.wireBytesReceived)),
      ("requests", .count(live.requests)),
      ("lastError", .failure(live.lastError)), ("history", live.historyDocument),
    ])
  }
}

extension SyncReport.Runs {
  fileprivate var document: JSONValue {
    .members([
      ("count", .count(count)), ("unsynced", .count(unsynced)),
      ("totalSeconds", Self.document(of: total)),
      (
        "watches",
        .array(
          watches.map { watch in
            .members([
              ("name", .string(watch.name)),
              ("hasSyncedAfterSeconds", Self.document(of: watch.spread)),
            ])
          })
      ),
    ])
  }

  private static func document(of spread: SyncReport.Spread?) -> JSONValue {
    guard let spread else { return .null }
    return .members([
      ("min", .seconds(spread.minimum)), ("median", .seconds(spread.median)),
      ("p95", .seconds(spread.p95)), ("max", .seconds(spread.maximum)),
    ])
  }
}
