import Informers
import KubernetesClient
import KubernetesWire

extension InformerStatus {
  /// The status as a capture has it; what is zero or absent is left out.
  var captured: JSONValue {
    var status = JSONObject()
    for (name, path) in Self.durations where self[keyPath: path] != .zero {
      status.append(name, self[keyPath: path].captured)
    }
    for (name, path) in Self.counts where self[keyPath: path] != 0 {
      status.append(name, .integer(Int64(self[keyPath: path])))
    }
    status.append("activity", .string(activity.rawValue))
    status.append("isSynced", .bool(hasSynced))
    if isReplacing { status.append("isReplacing", true) }
    status.append("resourceVersion", .string(resourceVersion))
    if let remainingItemCount {
      status.append("remainingItemCount", .integer(Int64(remainingItemCount)))
    }
    if let nextTryAt { status.append("nextTryAt", nextTryAt.captured) }
    if let lastReceivedAt { status.append("lastReceivedAt", lastReceivedAt.captured) }
    if let httpVersion { status.append("httpVersion", .string(httpVersion)) }
    if let lastError { status.append("lastError", lastError.captured) }
    if let waiting { status.append("waiting", waiting.captured) }
    status.append("timeline", timeline.captured)
    status.append("history", history.captured)
    return .object(status)
  }

  init(captured: JSONValue) {
    self.init()
    for (name, path) in Self.durations {
      self[keyPath: path] = Duration(captured: captured[name]) ?? .zero
    }
    for (name, path) in Self.counts { self[keyPath: path] = captured.count(name) }
    activity = captured["activity"]?.stringValue.flatMap { Activity(rawValue: $0) } ?? .idle
    hasSynced = captured["isSynced"]?.boolValue ?? false
    isReplacing = captured["isReplacing"]?.boolValue ?? false
    resourceVersion = captured["resourceVersion"]?.stringValue ?? ""
    if captured["remainingItemCount"] != nil {
      remainingItemCount = captured.count("remainingItemCount")
    }
    nextTryAt = Duration(captured: captured["nextTryAt"])
    lastReceivedAt = Duration(captured: captured["lastReceivedAt"])
    httpVersion = captured["httpVersion"]?.stringValue
    lastError = ClientError(captured: captured["lastError"])
    waiting = captured["waiting"].flatMap { Waiting(captured: $0) }
    timeline = SyncTimeline(captured: captured["timeline"] ?? .null)
    history = InformerHistory(captured: captured["history"] ?? .null)
  }

  private static var durations: [(String, WritableKeyPath<InformerStatus, Duration>)] {
    [("takenAt", \.takenAt)]
  }

  private static var counts: [(String, WritableKeyPath<InformerStatus, Int>)] {
    [
      ("objectCount", \.objectCount), ("receivedObjects", \.receivedObjects),
      ("listedObjects", \.listedObjects), ("relists", \.relists),
      ("failedTries", \.failedTries), ("requests", \.requests),
      ("bytesReceived", \.bytesReceived), ("wireBytesReceived", \.wireBytesReceived),
      ("decodeFailures", \.decodeFailures),
    ]
  }
}

extension JSONValue {
  /// A count of a capture, which is never negative and so small that sums of what a file says stay
  /// in range; nil where it is none.
  package var capturedCount: Int? {
    integerValue.map { Int(clamping: min(max(0, $0), 1 << 40)) }
  }

  /// The count of a member; 0 where there is none.
  func count(_ name: String) -> Int { self[name]?.capturedCount ?? 0 }
}

extension Waiting {
  var captured: JSONValue {
    switch self {
    case .connection: ["for": "connection"]
    case .answer(let ago): ["for": "answer", "time": ago.captured]
    case .objects(let received, let silence):
      ["for": "objects", "count": .integer(Int64(received)), "time": silence.captured]
    case .endBookmark(let received, let silence):
      ["for": "endBookmark", "count": .integer(Int64(received)), "time": silence.captured]
    case .nextTry(let failed, let within):
      ["for": "nextTry", "count": .integer(Int64(failed)), "time": within.captured]
    }
  }

  init?(captured: JSONValue) {
    let time = Duration(captured: captured["time"]) ?? .zero
    let count = captured.count("count")
    switch captured["for"]?.stringValue {
    case "connection": self = .connection
    case "answer": self = .answer(sentAgo: time)
    case "objects": self = .objects(received: count, silence: time)
    case "endBookmark": self = .endBookmark(received: count, silence: time)
    case "nextTry": self = .nextTry(failed: count, within: time)
    default: return nil
    }
  }
}

extension SyncTimeline {
  var captured: JSONValue {
    var timeline = JSONObject()
    timeline.append("startedAt", startedAt.captured)
    timeline.append(
      "phases",
      .array(
        phases.map { phase in
          [
            "name": .string(phase.name.rawValue), "start": phase.start.captured,
            "duration": phase.duration.captured,
          ]
        }))
    timeline.append("decoding", decoding.captured)
    timeline.append("indexing", indexing.captured)
    if let hasSyncedAfter { timeline.append("hasSyncedAfter", hasSyncedAfter.captured) }
    return .object(timeline)
  }

  init(captured: JSONValue) {
    self.init()
    startedAt = Duration(captured: captured["startedAt"]) ?? .zero
    phases = (captured["phases"]?.arrayValue ?? []).compactMap { phase in
      guard let name = phase["name"]?.stringValue.flatMap({ PhaseName(rawValue: $0) }) else {
        return nil
      }
      return Phase(
        name, start: Duration(captured: phase["start"]) ?? .zero,
        duration: Duration(captured: phase["duration"]) ?? .zero)
    }
    decoding = Duration(captured: captured["decoding"]) ?? .zero
    indexing = Duration(captured: captured["indexing"]) ?? .zero
    hasSyncedAfter = Duration(captured: captured["hasSyncedAfter"])
  }
}
