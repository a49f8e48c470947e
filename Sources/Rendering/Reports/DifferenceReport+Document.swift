import Inspection
import KubernetesWire

extension DifferenceReport {
  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      ("first", first.document), ("second", second.document), ("same", .truth(same)),
      ("versionsCompared", .bool(isSameCluster)),
      ("serverBlocks", .array(serverBlocks.map(\.document))),
      ("namesAsked", .count(namesAsked)), ("answers", .array(answers.map(\.document))),
    ])
  }
}

extension DifferenceReport {
  /// Whether there is no difference; nil where none was found and not all could be compared.
  private var same: Bool? { isDifferent ? false : isComplete ? true : nil }
}

extension DifferenceReport.Side {
  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("servers", .strings(servers)), ("unsynced", .strings(unsynced)),
    ])
  }
}

extension DifferenceReport.Block {
  fileprivate var document: JSONValue {
    .members([
      identity.member, ("plugin", .string(identity.plugin)),
      ("presence", .string(presence.rawValue)), ("watches", .array(watches.map(\.document))),
      ("settings", .array(settings.map(\.document))),
      (
        "timings",
        .array(
          timings.map { timing in
            .members([
              ("watch", .string(timing.watch)), ("firstSyncedSeconds", .seconds(timing.first)),
              ("secondSyncedSeconds", .seconds(timing.second)),
            ])
          })
      ),
    ])
  }
}

extension WatchDifference {
  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("presence", .string(presence.rawValue)),
      ("registration", .array(registration.map(\.sideDocument))),
      ("objects", objects?.document ?? .null), ("indexes", .array(indexes.map(\.document))),
    ])
  }
}

extension ObjectDifferences {
  fileprivate var document: JSONValue {
    .members([
      ("first", .count(first)), ("second", .count(second)), ("onlyFirst", .count(onlyFirst)),
      ("onlySecond", .count(onlySecond)), ("changed", .count(changed)),
      ("otherVersion", .count(otherVersion)),
      (
        "shown",
        .array(
          shown.map { difference in
            .members([
              ("key", .string(difference.key)),
              ("presence", .string(difference.presence.rawValue)),
              ("fields", .array(difference.fields.map(\.sideDocument))),
            ])
          })
      ),
    ])
  }
}

extension IndexDifference {
  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("first", .count(first)), ("second", .count(second)),
      ("onlyFirst", .count(onlyFirst)), ("onlySecond", .count(onlySecond)),
      ("changed", .count(changed)),
      (
        "shown",
        .array(
          shown.map { difference in
            .members([
              ("value", .string(difference.value)), ("first", .count(difference.first)),
              ("second", .count(difference.second)),
            ])
          })
      ),
    ])
  }
}

extension SettingDifference {
  fileprivate var document: JSONValue {
    .members([
      ("plugin", .string(plugin)), ("setting", .string(name)), ("first", Self.document(first)),
      ("second", Self.document(second)),
    ])
  }

  private static func document(_ value: Value?) -> JSONValue {
    guard let value else { return .null }
    return .members([("value", value.value), ("from", .text(value.origin))])
  }
}

extension AnswerDifference {
  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("type", .string(type)), ("reason", .string(reason)),
      ("first", Self.document(first)), ("second", Self.document(second)),
    ])
  }

  private static func document(_ side: Side) -> JSONValue {
    .members([
      ("result", .string(side.result)), ("records", .strings(side.records)),
      ("verdict", .text(side.verdict)), ("facts", .strings(side.facts)),
    ])
  }
}

extension FieldDifference {
  fileprivate var sideDocument: JSONValue {
    .members([("path", .string(path)), ("first", old ?? .null), ("second", new ?? .null)])
  }
}
