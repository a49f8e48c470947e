import Informers
import Inspection
import KubernetesClient

/// Prints events one by one as they come, in every format.
public struct EventPrinter: Sendable {
  private let format: OutputFormat
  private let style: TableStyle
  /// The widths of the columns before the last; they grow with what comes.
  private var widths: [Int]
  private let showsBlock: Bool

  /// Makes a printer for events of these watches; the block is shown where there are several.
  public init(
    _ format: OutputFormat, style: TableStyle = TableStyle(), watches: [String],
    showsBlock: Bool = false
  ) {
    self.format = format
    self.style = style
    self.showsBlock = showsBlock
    let watchWidth = watches.map { DisplayWidth.of(TerminalText.escaped($0)) }.max() ?? 0
    let keyWidth = min(36, max(16, (style.terminalWidth ?? 100) - 60))
    widths = [12, 7, max(5, watchWidth), keyWidth, 7, 5]
  }

  /// What stands above the events; empty where the format has no headers.
  public mutating func header() -> String {
    guard ![.json, .yaml, .name].contains(format), style.showsHeaders else { return "" }
    var header = Line(
      time: "TIME (UTC)", event: "EVENT", watch: "WATCH", key: "KEY", version: "VERSION",
      block: "BLOCK", detail: "CHANGE")
    header.role = .strong
    return text(header)
  }

  /// One event, ended by a line feed.
  public mutating func text(_ event: EventReport) -> String {
    switch format {
    case .table, .wide, .github, .junit: text(Line(event))
    case .json: JSONWriter.line(event.document)
    case .yaml: "---\n" + YAMLWriter.text(event.document)
    case .name: TerminalText.escaped(event.name) + "\n"
    }
  }

  private mutating func text(_ line: Line) -> String {
    var cells = [line.time, line.event, line.watch, line.key]
    if format == .wide { cells.append(line.version) }
    if showsBlock { cells.append(line.block) }
    var text = ""
    for (column, cell) in cells.enumerated() {
      let cell = TerminalText.escaped(cell)
      let width = DisplayWidth.of(cell)
      // A few very long keys must not push every later line to the right.
      if column >= 3 { widths[column] = min(60, max(widths[column], width)) }
      text += cell + String(repeating: " ", count: max(0, widths[column] - width) + 2)
    }
    text += TerminalText.escaped(line.detail)
    while text.last == " " { text.removeLast() }
    if format == .table, let limit = style.terminalWidth {
      text = DisplayWidth.truncated(text, to: limit, mark: style.usesASCII ? "~" : "…")
    }
    return style.palette.paint(text, line.role) + "\n"
  }
}

extension EventPrinter {
  /// One line for people.
  fileprivate struct Line {
    var time: String
    var event: String
    var watch: String
    var key = ""
    var version = ""
    var block: String
    var detail = ""
    var role = Palette.Role.plain
  }
}

extension EventPrinter.Line {
  fileprivate init(_ report: EventReport) {
    time = WallClock.timeOfDay(report.time)
    event = report.change.word
    watch = report.watch
    block = report.identity.keys.joined(separator: " ")
    switch report.change {
    case .added(let object), .deleted(let object):
      key = object.key
      version = object.resourceVersion
      detail = report.columns.filter { !$0.isWide }.compactMap { column in
        let text = CellText.of(object.fields[column.field])
        return text.isEmpty ? nil : "\(column.field)=\(text)"
      }.joined(separator: " ")
    case .updated(let object, _, let changes):
      key = object.key
      version = object.resourceVersion
      detail =
        changes.isEmpty
        ? "nothing that the plugin keeps" : changes.map(\.line).joined(separator: ", ")
    case .listed(let objects, let version, _):
      self.version = version
      detail = "\(Quantity.count(objects)) objects as of version \(version)"
    case .failed(let failure):
      detail = failure.sentence
    case .missed(let count):
      detail = "\(Quantity.count(count)) events came faster than they could be shown"
    }
    role = report.change.role
  }
}

extension EventReport.Change {
  /// The one word for it.
  fileprivate var word: String {
    switch self {
    case .added: "added"
    case .updated: "updated"
    case .deleted: "deleted"
    case .listed(_, _, let isFirst): isFirst ? "synced" : "relist"
    case .failed: "error"
    case .missed: "missed"
    }
  }

  fileprivate var role: Palette.Role {
    switch self {
    case .added: .good
    case .updated(_, _, let changes): changes.isEmpty ? .dim : .plain
    case .deleted: .warning
    case .listed: .dim
    case .failed, .missed: .failure
    }
  }
}

extension EventReport {
  /// The bare name: `pod/team-0007/app-1`, or `pod` for what is about the whole watch.
  fileprivate var name: String {
    switch change {
    case .added(let object), .updated(let object, _, _), .deleted(let object):
      "\(watch)/\(object.key)"
    case .listed, .failed, .missed: watch
    }
  }

  /// The stable shape of an event.
  var document: JSONValue {
    var members: [(String, JSONValue)] = [
      ("time", .string(WallClock.timestamp(time))), ("event", .string(change.word)),
      identity.member, ("watch", .string(watch)),
    ]
    switch change {
    case .added(let object), .deleted(let object):
      members += object.eventMembers + [("object", .object(object.fields))]
    case .updated(let object, let oldVersion, let changes):
      members += object.eventMembers + [("oldResourceVersion", .string(oldVersion))]
      members.append(("changes", .array(changes.map(\.eventDocument))))
      members.append(("object", .object(object.fields)))
    case .listed(let objects, let version, _):
      members += [("objects", .count(objects)), ("resourceVersion", .string(version))]
    case .failed(let failure): members.append(("error", .failure(failure)))
    case .missed(let count): members.append(("missed", .count(count)))
    }
    return .members(members)
  }
}

extension ObjectReport {
  fileprivate var eventMembers: [(String, JSONValue)] {
    [("key", .string(key)), ("resourceVersion", .string(resourceVersion))]
  }
}

extension FieldDifference {
  fileprivate var eventDocument: JSONValue {
    .members([("path", .string(path)), ("old", old ?? .null), ("new", new ?? .null)])
  }
}
