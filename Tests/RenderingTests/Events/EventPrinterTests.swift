import KubernetesWire
import Inspection
import Testing

@testable import Rendering

/// Events as they are printed, one by one.
struct EventPrinterTests {
  private func text(
    _ format: OutputFormat, style: TableStyle = TableStyle(), showsBlock: Bool = false
  ) -> String {
    var printer = EventPrinter(
      format, style: style, watches: ["pod", "endpoints"], showsBlock: showsBlock)
    return printer.header() + Samples.events.map { printer.text($0) }.joined()
  }

  @Test("Every kind of event is printed as recorded", arguments: OutputFormat.general)
  func printsAsRecorded(_ format: OutputFormat) throws {
    let text = text(format)
    let golden = try Golden.text("events.\(format.rawValue).txt", recording: text)
    #expect(text == golden)
  }

  @Test("Several blocks are told apart, a terminal's lines are cut")
  func blocksAndTerminal() throws {
    var style = TableStyle()
    style.terminalWidth = 72
    style.palette = Palette(isEnabled: true)
    let narrow = text(.table, style: style, showsBlock: true)
    let golden = try Golden.text("events-terminal.table.txt", recording: narrow)
    #expect(narrow == golden)
    style.palette = Palette(isEnabled: false)
    for line in text(.table, style: style, showsBlock: true).split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= 72)
    }
  }

  @Test("No format lets a control character through", arguments: OutputFormat.general)
  func escapes(_ format: OutputFormat) {
    let unsafe = text(format).unicodeScalars.filter {
      $0 != "\n" && TerminalText.needsEscape($0)
    }
    #expect(unsafe.isEmpty)
  }

  @Test func jsonHasOneObjectALine() throws {
    let lines = text(.json).split(separator: "\n")
    #expect(lines.count == Samples.events.count)
    let documents = try lines.map { try JSONValue(parsing: String($0)) }
    #expect(documents.allSatisfy { $0["watch"] == "pod" })
    #expect(documents[2]["changes"]?.arrayValue?.first?["new"] == "10.128.3.8")
    #expect(documents[0]["time"] == "2026-11-28T13:24:05.123456Z")
  }

  @Test func headersCanBeLeftOut() {
    var style = TableStyle()
    style.showsHeaders = false
    var printer = EventPrinter(.table, style: style, watches: [])
    #expect(printer.header().isEmpty)
  }
}
