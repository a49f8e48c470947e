import Corefile
import Inspection

extension HTMLFragment {
  /// A report as people read it, with every column of its tables; `label` names the tables that have
  /// no heading of their own.
  init(_ text: ReportText, label: String) {
    self.init(text.sections.map { HTMLFragment($0, label: label) })
  }

  private init(_ section: ReportText.Section, label: String) {
    var parts: [HTMLFragment] = []
    if let heading = section.heading { parts.append(.element("h3", text: heading)) }
    if let waterfall = section.waterfall { parts.append(WaterfallFigure(waterfall).markup) }
    if let table = section.table, !table.rows.isEmpty {
      parts.append(HTMLFragment(table, label: section.heading ?? label))
    }
    if let printer = section.printer {
      parts += section.findings.map { HTMLFragment($0, printer: printer) }
    }
    parts += section.remarks.map { remark in
      .element("p", ["class": "remark \(remark.role)"], text: remark.text)
    }
    self.init(parts)
  }

  /// A finding with its excerpt, as a terminal shows it.
  private init(_ finding: Diagnostic, printer: DiagnosticPrinter) {
    var printer = printer
    printer.palette = Palette(isEnabled: false)
    let lines = printer.text(finding).split(separator: "\n")
    var content = HTMLFragment()
    for (number, line) in lines.enumerated() {
      if number > 0 { content += HTMLFragment(markup: "\n") }
      content += HTMLFragment(String(line))
    }
    self = .element("pre", ["class": finding.severity.className], content)
  }
}

extension Diagnostic.Severity {
  /// The severity as the page's style calls it.
  fileprivate var className: String {
    switch self {
    case .error: "failure"
    case .warning: "warning"
    case .note: "dim"
    }
  }
}
