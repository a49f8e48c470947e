import KubernetesWire
import Corefile
import Inspection

/// A report as people read it: tables with a heading each, and remarks below.
public struct ReportText: Sendable {
  /// A table with what belongs to it.
  public struct Section: Sendable {
    /// The line above the table; nil for none.
    public var heading: String?
    /// Bars over a time axis, with an empty line above and below; nil for none.
    public var waterfall: Waterfall?
    /// The table; nil where there is only text.
    public var table: Table?
    /// Findings below the table, each with its place and excerpt.
    public var findings: [Diagnostic] = []
    /// How findings are printed; its colours are those of the table.
    public var printer: DiagnosticPrinter?
    /// Lines below the findings.
    public var remarks: [Remark]

    /// Makes a section.
    public init(
      heading: String? = nil, waterfall: Waterfall? = nil, table: Table? = nil,
      remarks: [Remark] = []
    ) {
      self.heading = heading
      self.waterfall = waterfall
      self.table = table
      self.remarks = remarks
    }

    /// The findings as text.
    fileprivate func findings(_ palette: Palette) -> String {
      guard var printer else { return "" }
      printer.palette = palette
      return findings.map(printer.text).joined()
    }
  }

  /// A line of text below a table.
  public struct Remark: Hashable, Sendable {
    /// The line; escaped when printed.
    public var text: String
    /// What it means.
    public var role: Palette.Role
    /// Whether it is left out unless everything is shown.
    public var isWide: Bool

    /// Makes a remark.
    public init(_ text: String, _ role: Palette.Role = .plain, isWide: Bool = false) {
      self.text = text
      self.role = role
      self.isWide = isWide
    }
  }

  /// The sections, with an empty line between.
  public var sections: [Section]

  /// Makes a text.
  public init(_ sections: [Section]) {
    self.sections = sections
  }

  /// Prints the text.
  public func text(_ style: TableStyle) -> String {
    sections.map { section in
      var result = ""
      if let heading = section.heading {
        result += style.palette.paint(TerminalText.escaped(heading), .strong) + "\n"
      }
      if let waterfall = section.waterfall { result += "\n" + waterfall.text(style) + "\n" }
      result += section.table?.text(style) ?? ""
      result += section.findings(style.palette)
      for remark in section.remarks where style.isWide || !remark.isWide {
        result += style.palette.paint(TerminalText.escaped(remark.text), remark.role) + "\n"
      }
      return result
    }.joined(separator: "\n")
  }
}

extension ReportText {
  /// Sections of the server blocks that are shown: a heading each where there are several blocks,
  /// even where only one of them is shown.
  static func blocks<Block>(
    _ blocks: [Block], where isShown: (Block) -> Bool = { _ in true },
    identity: (Block) -> BlockIdentity, section: (Block) -> Section
  ) -> ReportText {
    ReportText(
      blocks.filter(isShown).map { block in
        var result = section(block)
        if blocks.count > 1 { result.heading = identity(block).heading }
        return result
      })
  }
}

extension BlockIdentity {
  /// The line above a block's table: `.:53  k8s_api`.
  var heading: String { "\(keys.joined(separator: " "))  \(plugin)" }

  /// The same with where the block connects to, where that is known.
  func heading(_ connection: String?) -> String {
    connection.map { "\(heading) -> \($0)" } ?? heading
  }

  /// The member that each block's part of a document starts with.
  var member: (String, JSONValue) { ("keys", .strings(keys)) }
}
