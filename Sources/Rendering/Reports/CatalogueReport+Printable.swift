import CoreDNSPlugins
import Inspection
import KubernetesClient
import KubernetesWire
import PluginStanzas

extension CatalogueReport: PrintableReport {
  /// A line for each plugin; of one that was asked for all that is known.
  public var text: ReportText {
    guard isDetailed else {
      let columns = [
        Table.Column("PLUGIN"), Table.Column("FROM"), Table.Column("VERSION READ", isWide: true),
        Table.Column("CONNECTION"), Table.Column("WATCHES"),
        Table.Column("SUMMARY"),
      ]
      return ReportText([ReportText.Section(table: Table(columns, rows: plugins.map(\.row)))])
    }
    return ReportText(plugins.flatMap(\.sections))
  }

  /// The names, a line each.
  public var names: [String] { plugins.map(\.name) }

  /// The stable document of JSON.
  public var document: JSONValue {
    isDetailed && plugins.count == 1
      ? plugins[0].document : .members([("plugins", .array(plugins.map(\.document)))])
  }
}

extension CatalogueReport.Plugin {
  fileprivate var row: [Table.Cell] {
    [
      Table.Cell(name), Table.Cell(origin), Table.Cell(description.version),
      Table.Cell(description.readsKubernetes ? description.connection.rawValue : ""),
      .list(watchNames),
      Table.Cell(description.summary),
    ]
  }

  private var origin: String { file ?? "built in" }

  private var watchNames: [String] {
    description.watches.map(\.name).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  fileprivate var sections: [ReportText.Section] {
    var sections = [ReportText.Section(heading: "\(name)  \(origin)", remarks: facts)]
    if !description.stanza.properties.isEmpty {
      let columns = [
        Table.Column("PROPERTY"), Table.Column("ARGUMENTS"), Table.Column("VALUE"),
        Table.Column("DEFAULT"), Table.Column("REMARK"),
      ]
      sections.append(
        ReportText.Section(
          heading: "stanza", table: Table(columns, rows: description.stanza.properties.map(\.row))))
    }
    if !description.watches.isEmpty {
      let columns = [
        Table.Column("WATCH"), Table.Column("RESOURCE"), Table.Column("SELECTOR"),
        Table.Column("INDEXES"), Table.Column("STARTS"), Table.Column("NOT INSTALLED"),
      ]
      sections.append(
        ReportText.Section(
          heading: "watches", table: Table(columns, rows: description.watches.map(\.row))))
    }
    let remarks =
      description.defects.map { ReportText.Remark("defect: \($0.message)", .warning) }
      + description.notes.map { ReportText.Remark("note: \($0)") }
    if !remarks.isEmpty { sections.append(ReportText.Section(remarks: remarks)) }
    return sections
  }

  private var facts: [ReportText.Remark] {
    var facts = [("summary", description.summary), ("source", description.source)]
    facts.append(("version read", description.version))
    if let line = description.stanza.line { facts.append(("line", line.summary)) }
    if description.readsKubernetes { facts += watchFacts }
    return facts.filter { !$0.1.isEmpty }.map { ReportText.Remark("\($0.0): \($0.1)") }
  }

  /// How it reads Kubernetes.
  private var watchFacts: [(String, String)] {
    var facts: [(String, String)] = []
    let by =
      description.connectsBy.isEmpty ? "" : " (\(description.connectsBy.joined(separator: ", ")))"
    facts.append(("connection", description.connection.rawValue + by))
    facts.append(("order", description.placement.words))
    facts.append(("gate", description.gate.words))
    facts.append(("ready", description.readiness.rawValue))
    if !description.reads.isEmpty {
      facts.append(("reads", description.reads.joined(separator: ", ")))
    }
    for right in description.rights {
      let resource = right.group.isEmpty ? right.resource : "\(right.resource).\(right.group)"
      facts.append(("right", "\(right.verbs.joined(separator: ", ")) \(resource)"))
    }
    return facts
  }

  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("file", file.map { .string($0) } ?? .null),
      ("plugin", .string(description.name)), ("version", .string(description.version)),
      ("source", .string(description.source)), ("summary", .string(description.summary)),
      ("implementation", .string(description.implementation.rawValue)),
      ("readsKubernetes", .bool(description.readsKubernetes)),
      (
        "connection",
        description.readsKubernetes ? .string(description.connection.rawValue) : .null
      ),
      ("connectsBy", .strings(description.connectsBy)),
      ("gate", .string(description.gate.words)), ("ready", .string(description.readiness.rawValue)),
      (
        "rights",
        .array(
          description.rights.map {
            .members([
              ("group", .string($0.group)), ("resource", .string($0.resource)),
              ("verbs", .strings($0.verbs)),
            ])
          })
      ),
      ("properties", .array(description.stanza.properties.map(\.document))),
      ("watches", .array(description.watches.map(\.document))),
      ("defects", .strings(description.defects.map(\.message))),
      ("notes", .strings(description.notes)),
    ])
  }
}

extension StanzaProperty {
  fileprivate var row: [Table.Cell] {
    [
      Table.Cell(name), Table.Cell(arguments.words), Table.Cell(value),
      Table.Cell(defaultValue?.text ?? ""), Table.Cell(remarks.joined(separator: "; ")),
    ]
  }

  /// What the arguments have to be.
  fileprivate var value: String {
    line.checks.isEmpty ? type.words : line.checks.map(\.summary).joined(separator: ", ")
  }

  private var remarks: [String] {
    var remarks: [String] = []
    if let since { remarks.append("since \(since)") }
    if let removedIn { remarks.append("removed in \(removedIn)") }
    if repetition == .adds { remarks.append("adds up") }
    if repetition == .each { remarks.append("a watch for each") }
    switch effect {
    case .value: break
    case .ignored(let why): remarks.append("no effect: \(why)")
    case .refused(let message, let isCrash):
      remarks.append("\(isCrash ? "CoreDNS crashes" : "refused"): \(message.coreDNS)")
    }
    return remarks
  }

  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("arguments", .string(arguments.words)),
      ("type", .string(value)), ("settings", .strings(settings)),
      ("default", defaultValue?.json ?? .null),
      ("since", since.map { .string("\($0)") } ?? .null),
      ("removedIn", removedIn.map { .string("\($0)") } ?? .null),
    ])
  }
}

extension StanzaLine.Arguments {
  /// `2`, `1-2`, `1+` or `any`.
  fileprivate var words: String {
    let count =
      switch most {
      case least?: "\(least)"
      case let most?: "\(least)-\(most)"
      case nil: least == 0 ? "any" : "\(least)+"
      }
    return usesFirst ? "\(count), the first counts" : count
  }
}

extension StanzaProperty.ValueType {
  /// What the arguments have to be, in few words.
  fileprivate var words: String {
    switch self {
    case .flag: "flag"
    case .text: "word"
    case .texts: "words"
    case .names: "names"
    case .integer(let range) where range == Int.min...Int.max: "integer"
    case .integer(let range) where range.upperBound == .max: "integer from \(range.lowerBound)"
    case .integer(let range): "integer \(range.lowerBound)-\(range.upperBound)"
    case .number: "number"
    case .duration: "duration"
    case .choice(let choices, _): choices.joined(separator: "|")
    case .keyword(let word): word
    case .selector: "label selector"
    case .zones: "zones"
    case .fallthroughZones: "zones, or none for all"
    case .words(let taken, _, _): "\(taken) and words"
    }
  }
}

extension WatchDeclaration {
  fileprivate var row: [Table.Cell] {
    [
      Table.Cell(name), Table.Cell(resource.shortText),
      Table.Cell((labels + [fields]).filter { !$0.isEmpty }.joined(separator: ",")),
      .list(indexes.map(\.name)), Table.Cell(starts?.words ?? "always"),
      Table.Cell(isSkippedWhenAbsent ? "skipped" : "waits"),
    ]
  }

  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("group", .string(resource.group)),
      ("version", .string(resource.version)), ("resource", .string(resource.resource)),
      ("kind", .string(kind)), ("namespace", .string(namespace)), ("labels", .strings(labels)),
      ("fields", .string(fields)), ("starts", .string(starts?.words ?? "always")),
      ("whenNotInstalled", .string(isSkippedWhenAbsent ? "skipped" : "waits")),
      ("awaited", .bool(isAwaited)), ("keepsWhole", .bool(keepsWhole)),
      ("indexes", .strings(indexes.map(\.name))),
    ])
  }
}

extension Condition<StanzaFact> {
  /// The condition in few words.
  fileprivate var words: String {
    switch self {
    case .fact(.sets(let property)): "with \(property)"
    case .fact(.contains(let property, let word)): "\(property) \(word)"
    case .all(let conditions): conditions.map(\.words).joined(separator: " and ")
    case .any(let conditions): conditions.map(\.words).joined(separator: " or ")
    case .not(.fact(.sets(let property))): "without \(property)"
    case .not(let condition): "not \(condition.words)"
    }
  }
}

extension PluginDescription.Placement {
  fileprivate var words: String {
    var words: [String] = []
    if let replaces { words.append("in place of \(replaces)") }
    if !before.isEmpty { words.append("before \(before.joined(separator: ", "))") }
    if !after.isEmpty { words.append("after \(after.joined(separator: ", "))") }
    if !isInChain { words.append("not in the chain of handlers") }
    return words.joined(separator: "; ")
  }
}

extension PluginDescription.Gate {
  fileprivate var words: String {
    switch self {
    case .setting(let name): "as long as \(name) says"
    case .fixed(.none): "none"
    case .fixed(.unbounded): "unbounded"
    case .fixed(.blocksQueries): "queries wait"
    case .fixed(.limit(let limit)): Quantity.interval(limit)
    }
  }
}

extension StanzaLine {
  /// How many words there are, and what they have to be.
  fileprivate var summary: String {
    ([arguments.words] + checks.map(\.summary)).joined(separator: ", ")
  }
}

extension WordCheck {
  /// What a word has to be, in a few words.
  fileprivate var summary: String {
    switch kind {
    case .text: "word"
    case .integer, .unsigned: "integer" + numbers.words { "\(Int($0))" }
    case .number: "number" + numbers.words { "\($0)" }
    case .duration: "duration" + durations.words { StanzaValue.duration($0).text }
    case .seconds: "duration or seconds" + durations.words { StanzaValue.duration($0).text }
    case .boolean: "true or false"
    case .choice(let choices, _): choices.joined(separator: "|")
    case .listen: "HOST:PORT"
    case .address: "IP address with or without a port"
    case .interface: "IP address or interface"
    case .upstream: "server"
    case .regularExpression: "regular expression"
    case .template: "template"
    case .recordType: "record type"
    case .recordClass: "class"
    case .responseCode: "response code"
    case .network: "network"
    case .zone: "zone"
    }
  }
}

extension WordCheck.Bounds {
  fileprivate func words(_ text: (Value) -> String) -> String {
    let from = least.map { " \(excludesLeast ? "above" : "from") \(text($0))" } ?? ""
    return from + (most.map { " up to \(text($0))" } ?? "")
  }
}
