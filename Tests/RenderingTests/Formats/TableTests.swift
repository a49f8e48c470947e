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
      [Table.Column("A"), Table.Column("B"), Table.Column("C")],
      rows: [["key", Table.Cell(String(repeating: "x", count: 60)), "y"]])
    var style = TableStyle()
    #expect(wide.text(style).contains(String(repeating: "x", count: 60)))
    style.terminalWidth = 40
    #expect(
      wide.text(style) == "A    B" + String(repeating: " ", count: 33) + "C\n"
        + "key  " + String(repeating: "x", count: 31) + "…  y\n")
  }

  @Test func theNameOfARowIsNeverCut() {
    let name = String(repeating: "n", count: 30)
    var style = TableStyle()
    style.terminalWidth = 45
    let text = Table(
      [Table.Column("A"), Table.Column("B")],
      rows: [[Table.Cell(name), Table.Cell(String(repeating: "x", count: 30))]]
    ).text(style)
    #expect(text.hasSuffix(name + "  xxxxxxxxxxxx…\n"))
  }

  @Test func aTableThatCannotFitIsLeftWhole() {
    var style = TableStyle()
    style.terminalWidth = 15
    let text = Table(
      [Table.Column("A"), Table.Column("B")], rows: [["123456789012", "abcdefghijklm"]]
    ).text(style)
    #expect(text.hasSuffix("123456789012  abcdefghijklm\n"))
  }

  @Test(
    "What can be spared is left out from the last on, until the table fits",
    arguments: [(10, "A  B  C  D\n"), (9, "A  B  D\n"), (6, "A  D\n"), (2, "A  D\n")])
  func spares(_ width: Int, _ expected: String) {
    let table = Table([
      Table.Column("A"), Table.Column("B", isSpare: true), Table.Column("C", isSpare: true),
      Table.Column("D"),
    ])
    var style = TableStyle()
    style.terminalWidth = width
    #expect(table.text(style) == expected)
    style.isWide = true
    #expect(table.text(style) == "A  B  C  D\n")
  }

  @Test func coloursTakeNoColumns() {
    #expect(DisplayWidth.ofPainted("a\u{1B}[31mbc\u{1B}[0m d") == 5)
    #expect(DisplayWidth.ofPainted("plain") == 5)
    #expect(DisplayWidth.ofPainted("") == 0)
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
