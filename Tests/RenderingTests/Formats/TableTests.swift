import Testing

@testable import Rendering

struct TableTests {
  private let table = Table(
    [Table.Column("NAME"), Table.Column("COUNT", isRightAligned: true), Table.Column("NOTE")],
    rows: [
      ["名前", .count(12_345), "x"], ["a", .count(nil), ""], ["b\u{1B}", .count(7), "long note"],
    ])

  @Test func columnsStandByDisplayWidth() {
    #expect(
      table.text(TableStyle()) == """
        NAME    COUNT  NOTE
        名前   12,345  x
        a           -  -
        b\\x1b       7  long note

        """)
  }

  @Test func headersCanBeLeftOut() {
    var style = TableStyle()
    style.showsHeaders = false
    #expect(table.text(style).hasPrefix("名前   12,345  x\n"))
  }

  @Test func cellsAreCutOnTerminalsOnly() {
    let wide = Table(
      [Table.Column("A"), Table.Column("B")],
      rows: [[Table.Cell(String(repeating: "x", count: 60)), "y"]])
    var style = TableStyle()
    #expect(wide.text(style).contains(String(repeating: "x", count: 60)))
    style.terminalWidth = 40
    #expect(
      wide.text(style) == "A" + String(repeating: " ", count: 38) + "B\n"
        + String(repeating: "x", count: 36) + "…  y\n")
  }

  @Test func aTableThatCannotFitStaysReadable() {
    var style = TableStyle()
    style.terminalWidth = 5
    let text = Table([Table.Column("A")], rows: [["123456789012345"]]).text(style)
    #expect(text == "A\n12345678901…\n")
  }

  @Test func coloursDoNotCountAsWidth() {
    var style = TableStyle()
    style.palette = Palette(isEnabled: true)
    let text = Table(
      [Table.Column("A"), Table.Column("B", isRightAligned: true)],
      rows: [[Table.Cell("x", .failure), Table.Cell("1", .good)]]
    ).text(style)
    #expect(
      text
        == "\u{1B}[1mA\u{1B}[0m  \u{1B}[1mB\u{1B}[0m\n\u{1B}[31mx\u{1B}[0m  \u{1B}[32m1\u{1B}[0m\n")
  }

  @Test func aRowThatIsTooShortIsFilled() {
    let text = Table([Table.Column("A"), Table.Column("B")], rows: [["x"]]).text(TableStyle())
    #expect(text == "A  B\nx  -\n")
  }
}
