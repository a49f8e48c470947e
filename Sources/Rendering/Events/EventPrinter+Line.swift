import KubernetesWire
import Informers
import Inspection

extension EventPrinter {
  /// One line for people.
  struct Line {
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
  init(_ report: EventReport) {
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
      detail = "\(Quantity.count(objects, "object")) as of version \(version)"
    case .failed(let failure):
      detail = failure.sentence
    case .back(let failing):
      detail = "open again after \(Quantity.span(failing))"
    case .missed(let count):
      detail = "\(Quantity.count(count)) events came faster than they could be shown"
    }
    role = report.change.role
  }
}

extension EventReport.Change {
  /// The one word for it.
  var word: String {
    switch self {
    case .added: "added"
    case .updated: "updated"
    case .deleted: "deleted"
    case .listed(_, _, let isFirst): isFirst ? "synced" : "relist"
    case .failed: "error"
    case .back: "back"
    case .missed: "missed"
    }
  }

  fileprivate var role: Palette.Role {
    switch self {
    case .added, .back: .good
    case .updated(_, _, let changes): changes.isEmpty ? .dim : .plain
    case .deleted: .warning
    case .listed: .dim
    case .failed, .missed: .failure
    }
  }
}
