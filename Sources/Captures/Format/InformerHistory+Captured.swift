import Informers
import KubernetesClient
import KubernetesWire

extension InformerHistory {
  var captured: JSONValue {
    var history = JSONObject()
    for (name, path) in Self.counts where self[keyPath: path] != 0 {
      history.append(name, .integer(Int64(self[keyPath: path])))
    }
    if !failures.isEmpty { history.append("failures", .array(failures.map(\.captured))) }
    if !relists.isEmpty { history.append("relists", .array(relists.map(\.captured))) }
    if !conversionFailures.isEmpty {
      let failures = conversionFailures.map { failure in
        var members = JSONObject([("message", JSONValue.string(failure.message))])
        if let key = failure.key { members.append("key", .string(key)) }
        return JSONValue.object(members)
      }
      history.append("conversionFailures", .array(failures))
    }
    if !warnings.isEmpty { history.append("warnings", .array(warnings.map { .string($0) })) }
    if let lastEventAt { history.append("lastEventAt", lastEventAt.captured) }
    if let lastBookmarkAt { history.append("lastBookmarkAt", lastBookmarkAt.captured) }
    return .object(history)
  }

  init(captured: JSONValue) {
    self.init()
    for (name, path) in Self.counts { self[keyPath: path] = captured.count(name) }
    failures = (captured["failures"]?.arrayValue ?? []).map { Tally(captured: $0) }
    relists = (captured["relists"]?.arrayValue ?? []).map { Tally(captured: $0) }
    conversionFailures = (captured["conversionFailures"]?.arrayValue ?? []).map { failure in
      ConversionFailure(
        key: failure["key"]?.stringValue, message: failure["message"]?.stringValue ?? "")
    }
    warnings = (captured["warnings"]?.arrayValue ?? []).compactMap(\.stringValue)
    lastEventAt = Duration(captured: captured["lastEventAt"])
    lastBookmarkAt = Duration(captured: captured["lastBookmarkAt"])
  }

  private static var counts: [(String, WritableKeyPath<InformerHistory, Int>)] {
    [
      ("added", \.events.added), ("modified", \.events.modified),
      ("deleted", \.events.deleted), ("bookmarks", \.events.bookmarks),
      ("versionsBack", \.versionsBack),
    ]
  }
}

extension InformerHistory.Tally {
  var captured: JSONValue {
    var tally = JSONObject()
    if let cause { tally.append("cause", .string(cause.rawValue)) }
    tally.append("count", .integer(Int64(count)))
    return .object(tally)
  }

  init(captured: JSONValue) {
    self.init(
      captured["cause"]?.stringValue.flatMap { ClientError.Code(rawValue: $0) },
      count: captured.count("count"))
  }
}
