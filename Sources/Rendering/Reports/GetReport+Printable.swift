import KubernetesWire
import Informers
import Inspection

extension GetReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    .blocks(
      serverBlocks, where: { $0.object != nil || $0.live?.object != nil }, identity: \.identity
    ) { block in
      ReportText.Section(
        table: Table(
          ObjectsReport.columns(block.columns),
          rows: block.object.map { [$0.row(block.columns)] } ?? []),
        remarks: block.remarks)
    }
  }

  /// The bare names, a line each.
  public var names: [String] { serverBlocks.compactMap { $0.object?.key } }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([("serverBlocks", .array(serverBlocks.map(\.document)))])
  }
}

extension GetReport.Block {
  fileprivate var remarks: [ReportText.Remark] {
    guard let live else { return [] }
    guard live.object != nil else {
      return [ReportText.Remark("the API server does not have this object", .warning)]
    }
    return live.verdict(isStored: object != nil) + live.unreadyRemarks
  }

  fileprivate var document: JSONValue {
    var members = [
      identity.member, ("watch", JSONValue.string(watch)), ("key", .string(key)),
      ("object", object?.document ?? .null),
    ]
    if let live {
      members.append(("live", live.object ?? .null))
      members.append(("differences", .array(live.differences.map(\.document))))
      members.append(("omission", live.omission?.document ?? .null))
      members.append(("notReady", .array(live.unready.map(\.document))))
    }
    return .members(members)
  }
}

extension GetReport.Live {
  /// Whether the store and the server agree, and whether they have to.
  fileprivate func verdict(isStored: Bool) -> [ReportText.Remark] {
    if !isStored {
      guard let omission else {
        return [ReportText.Remark("the API server has this object, the store does not", .warning)]
      }
      return [
        ReportText.Remark(
          "the API server has this object; it is not stored by design: \(omission.words)")
      ]
    }
    if let omission {
      let rest =
        omission == .notAdmitted
        ? "the store keeps its last state until it is gone, as CoreDNS does"
        : "the store is about to drop it"
      return [ReportText.Remark("as it is now it would not be stored: \(omission.words); \(rest)")]
        + differenceRemarks(.plain)
    }
    return differences.isEmpty
      ? [ReportText.Remark("the API server has the same in every field that is kept")]
      : differenceRemarks(.warning)
  }

  private func differenceRemarks(_ role: Palette.Role) -> [ReportText.Remark] {
    if differences.isEmpty { return [] }
    return [ReportText.Remark("the API server has other values now (store -> server):", role)]
      + differences.map { ReportText.Remark("  \($0.line)") }
  }

  /// The endpoints that make no record, and why.
  fileprivate var unreadyRemarks: [ReportText.Remark] {
    guard !unready.isEmpty else { return [] }
    let count = Quantity.count(unready.count, "endpoint")
    let verb = unready.count == 1 ? "is" : "are"
    return [
      ReportText.Remark(
        "\(count) of it \(verb) not ready; CoreDNS keeps the ready ones only, so that no name"
          + " leads to:", .warning)
    ] + unready.map { ReportText.Remark("  \($0.words)") }
  }
}

extension Omission {
  /// Why the object is passed over, in words.
  var words: String {
    switch self {
    case .namespace(let watched): "only namespace \(watched) is watched"
    case .labels(let labels, let selector):
      "the label selector \(selector) leaves it out (its labels: \(Self.text(of: labels)))"
    case .field(let field, let value, let selector):
      "the field selector \(selector) leaves it out (its \(field) is \(value.isEmpty ? "empty" : value))"
    case .notAdmitted: "it is being deleted, and CoreDNS takes no such object"
    }
  }

  private static func text(of labels: [String: String]) -> String {
    labels.isEmpty
      ? "none"
      : labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        .joined(separator: ",")
  }

  fileprivate var document: JSONValue {
    let reason =
      switch self {
      case .namespace: "namespace"
      case .labels: "labelSelector"
      case .field: "fieldSelector"
      case .notAdmitted: "deleting"
      }
    return .members([("reason", .string(reason)), ("message", .string(words))])
  }
}

extension UnreadyEndpoint {
  /// `10.244.3.4 ring-0 (pod data/ring-0, not ready)`.
  fileprivate var words: String {
    let state =
      isTerminating
      ? (isServing ? "terminating, still serving" : "terminating") : "not ready"
    let names = [addresses.joined(separator: ","), hostname].filter { !$0.isEmpty }
    let facts = [target.isEmpty ? "" : "pod \(target)", state].filter { !$0.isEmpty }
    return "\(names.joined(separator: " ")) (\(facts.joined(separator: ", ")))"
  }

  fileprivate var document: JSONValue {
    .members([
      ("addresses", .strings(addresses)), ("hostname", .string(hostname)),
      ("target", .string(target)), ("serving", .bool(isServing)),
      ("terminating", .bool(isTerminating)),
    ])
  }
}

extension FieldDifference {
  /// `podIP: 10.0.0.1 -> 10.0.0.2`.
  var line: String { "\(path): \(Self.shown(old)) -> \(Self.shown(new))" }

  private static func shown(_ value: JSONValue?) -> String {
    let text = CellText.of(value)
    return text.isEmpty ? "(nothing)" : text
  }

  var document: JSONValue {
    .members([("path", .string(path)), ("stored", old ?? .null), ("live", new ?? .null)])
  }
}
