import Informers
import Inspection
import KubernetesClient
import KubernetesWire

extension LiveWatchReport {
  /// How many of the last failed conversions a person is shown.
  private static let shownConversionFailures = 3

  /// What a reader must know of a watch beside its row.
  ///
  /// Why one has not synced is told on standard
  /// error; its row has the class of the failure.
  func remarks(watch: String) -> [ReportText.Remark] {
    var remarks: [ReportText.Remark] = []
    if isSynced, let lastError {
      remarks.append(
        ReportText.Remark(
          "\(watch) has synced, but now fails: \(lastError.sentence)\(waiting?.triesText ?? "")",
          .failure))
    }
    if isReplacing {
      remarks.append(
        ReportText.Remark(
          "\(watch) is in the middle of a relist: its store holds old objects beside new ones,"
            + " and what is gone stays until the list is complete", .warning))
    }
    remarks += conversionRemarks(watch: watch)
    if history.versionsBack > 0 {
      let count = Quantity.count(history.versionsBack, "time")
      remarks.append(
        ReportText.Remark(
          "\(watch): the resource version went back \(count); a server that was restored or whose"
            + " cache is behind does that, and CoreDNS would take the older state", .warning))
    }
    for warning in history.warnings {
      remarks.append(ReportText.Remark("\(watch): the server warns: \(warning)", .dim))
    }
    return remarks
  }

  private func conversionRemarks(watch: String) -> [ReportText.Remark] {
    guard decodeFailures > 0 else { return [] }
    var remarks = [
      ReportText.Remark(
        "\(watch): \(Quantity.count(decodeFailures, "object")) could not be decoded", .warning)
    ]
    for failure in history.conversionFailures.suffix(Self.shownConversionFailures) {
      let key = failure.key.map { "\($0): " } ?? ""
      let isNamed = failure.key.map(failure.message.contains) ?? true
      remarks.append(
        ReportText.Remark("  \(isNamed ? "" : key)\(Redaction.text(failure.message))", .dim))
    }
    return remarks
  }

  /// Why it relisted and which requests failed since the start; nil where neither happened.
  func historyRemark(watch: String) -> ReportText.Remark? {
    var parts: [String] = []
    if !history.relists.isEmpty {
      parts.append("relisted \(Self.text(of: history.relists))")
    }
    if !history.failures.isEmpty {
      parts.append("failed requests: \(Self.text(of: history.failures))")
    }
    return parts.isEmpty
      ? nil : ReportText.Remark("\(watch): \(parts.joined(separator: "; "))", .dim)
  }

  /// `3 × expired, 1 × connect`.
  private static func text(of tallies: [InformerHistory.Tally]) -> String {
    tallies.map { "\(Quantity.count($0.count)) × \($0.cause?.rawValue ?? "no failure")" }
      .joined(separator: ", ")
  }

  /// `added/modified/deleted`; empty before the first event.
  var eventsCell: Table.Cell {
    let events = history.events
    guard max(events.added, events.modified, events.deleted) > 0 else { return "" }
    return Table.Cell(
      [events.added, events.modified, events.deleted].map { Quantity.count($0) }
        .joined(separator: "/"))
  }

  /// The store with its indexes.
  var memoryCell: Table.Cell { Table.Cell(memory.map { Quantity.bytes($0.total) } ?? "") }

  /// What a watch knows about itself, for documents.
  var historyDocument: JSONValue {
    .members([
      ("failedTries", .count(failedTries)),
      ("nextTrySeconds", .seconds(nextTry)),
      ("failedRequests", Self.document(of: history.failures)),
      ("relistCauses", Self.document(of: history.relists)),
      ("relistBroken", .bool(isReplacing)),
      (
        "events",
        .members([
          ("added", .count(history.events.added)), ("modified", .count(history.events.modified)),
          ("deleted", .count(history.events.deleted)),
          ("bookmarks", .count(history.events.bookmarks)),
        ])
      ),
      ("lastEventAgoSeconds", .seconds(sinceEvent)),
      ("lastBookmarkAgoSeconds", .seconds(sinceBookmark)),
      ("versionsBack", .count(history.versionsBack)),
      ("decodeFailures", .count(decodeFailures)),
      (
        "conversionFailures",
        .array(
          history.conversionFailures.map { failure in
            .members([
              ("key", .text(failure.key)), ("message", .string(Redaction.text(failure.message))),
            ])
          })
      ),
      ("warnings", .strings(history.warnings)), ("memory", memory?.document ?? .null),
    ])
  }

  private var nextTry: Duration? {
    if case .nextTry(_, let within) = waiting { return within }
    return nil
  }

  private static func document(of tallies: [InformerHistory.Tally]) -> JSONValue {
    .array(
      tallies.map { tally in
        .members([("cause", .text(tally.cause?.rawValue)), ("count", .count(tally.count))])
      })
  }
}

extension StoreMemory {
  /// Bytes of the objects, keys and each index.
  var document: JSONValue {
    .members([
      ("objectBytes", .count(objects)), ("keyBytes", .count(keys)),
      (
        "indexBytes",
        .members(indexes.map { ($0.name, .count($0.bytes)) })
      ), ("totalBytes", .count(total)),
    ])
  }
}
