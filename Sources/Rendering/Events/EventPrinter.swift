import Inspection

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
    case .table, .wide, .github, .junit, .sarif: text(Line(event))
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
