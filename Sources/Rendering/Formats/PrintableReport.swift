import KubernetesWire

/// A report that can be printed in every format.
public protocol PrintableReport {
  /// As people read it.
  var text: ReportText { get }
  /// As the document that JSON and YAML show; its shape is documented and stable.
  var document: JSONValue { get }
  /// The bare names.
  var names: [String] { get }
  /// As workflow commands of GitHub Actions; nil for a report that has none.
  var workflowCommands: String? { get }
  /// As a JUnit XML document; nil for a report that has none.
  var junit: String? { get }
  /// As a SARIF document; nil for a report that finds nothing.
  var sarif: String? { get }
}

extension PrintableReport {
  /// Most reports have no workflow commands.
  public var workflowCommands: String? { nil }
  /// Most reports are no tests.
  public var junit: String? { nil }
  /// Most reports find nothing.
  public var sarif: String? { nil }
}

/// Prints reports in one format.
public struct Renderer: Sendable {
  /// The format.
  public var format: OutputFormat
  /// How tables are printed.
  public var style: TableStyle

  /// Makes a renderer.
  public init(_ format: OutputFormat, style: TableStyle = TableStyle()) {
    self.format = format
    self.style = style
    self.style.isWide = format == .wide
  }

  /// The report in this format, ended by a line feed unless it is empty.
  public func text(_ report: some PrintableReport) -> String {
    switch format {
    case .table, .wide: report.text.text(style)
    case .json: JSONWriter.text(report.document)
    case .yaml: YAMLWriter.text(report.document)
    case .name: report.names.map { TerminalText.escaped($0) + "\n" }.joined()
    case .github: report.workflowCommands ?? report.text.text(style)
    case .junit: report.junit ?? report.text.text(style)
    case .sarif: report.sarif ?? report.text.text(style)
    }
  }
}
