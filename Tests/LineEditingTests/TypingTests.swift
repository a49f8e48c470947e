import LineEditing
import Synchronization
import Testing

extension LineEditorTests {
  @Suite struct Typing {
    @Test func aTypedLineIsRead() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"], at: (0, 2))
      terminal.type("list pod")
      try await terminal.shows(["> list pod"], at: (0, 10))
      terminal.type("\r")
      #expect(await outcome == .line("list pod"))
      try await terminal.shows(["> list pod"], at: (1, 0))
    }

    @Test(arguments: [
      ("abc\u{01}X", "Xabc", 1), ("abc\u{02}\u{02}X", "aXbc", 2), ("abc\u{7F}", "ab", 2),
      ("ab cd\u{17}", "ab ", 3), ("abc\u{01}\u{0B}z", "z", 1), ("abc\u{01}\u{1B}[3~", "bc", 0),
      ("abc\u{1B}[D\u{1B}[DX", "aXbc", 2), ("ab cd\u{1B}[1;5DX", "ab Xcd", 4),
      ("abc\u{1B}[HX", "Xabc", 1), ("abc\u{1B}OHX\u{1B}OFY", "XabcY", 5),
      ("ab cd\u{01}\u{1B}[1;5CX", "abX cd", 3),
    ])
    func keysEditTheLine(keys: String, line: String, cursor: Int) async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type(keys)
      try await terminal.shows(["> " + line], at: (0, 2 + cursor))
      terminal.type("\r")
      #expect(await outcome == .line(line))
    }

    @Test(arguments: [
      ("grün", 4), ("日本語", 6), ("e\u{301}a", 2), ("😀x", 3), ("ａｂ", 2), ("naïve", 5),
    ])
    func charactersKeepTheirColumns(text: String, width: Int) async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type(text)
      let columns = text == "ａｂ" ? 4 : width
      try await terminal.wait("\(text)") { $0.text == ["> " + text] || text == "ａｂ" }
      terminal.type("\u{01}!")
      if text != "ａｂ" { try await terminal.shows(["> !" + text], at: (0, 3)) }
      terminal.type("\u{05}")
      if text != "ａｂ" { try await terminal.shows(["> !" + text], at: (0, 3 + columns)) }
      terminal.type("\r")
      #expect(await outcome == .line("!" + text))
    }

    @Test func aLineWrapsAndIsEditedInItsMiddle() async throws {
      let terminal = try TestTerminal(columns: 20)
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("abcdefghijklmnopqr")
      try await terminal.shows(["> abcdefghijklmnopqr"], at: (1, 0))
      terminal.type("stu")
      try await terminal.shows(["> abcdefghijklmnopqr", "stu"], at: (1, 3))
      terminal.type("\u{01}1")
      try await terminal.shows(["> 1abcdefghijklmnopq", "rstu"], at: (0, 3))
      terminal.type("\u{05}\u{7F}\u{7F}\u{7F}\u{7F}")
      try await terminal.shows(["> 1abcdefghijklmnopq"], at: (1, 0))
      terminal.type("\r")
      #expect(await outcome == .line("1abcdefghijklmnopq"))
      try await terminal.shows(["> 1abcdefghijklmnopq"], at: (1, 0))
    }

    @Test func aWideCharacterGoesWholeIntoTheNextRow() async throws {
      let terminal = try TestTerminal(columns: 20)
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("abcdefghijklmnopq日本")
      try await terminal.shows(["> abcdefghijklmnopq", "日本"], at: (1, 4))
      terminal.type("\u{02}\u{02}")
      try await terminal.shows(["> abcdefghijklmnopq", "日本"], at: (1, 0))
      terminal.type("\r")
      #expect(await outcome == .line("abcdefghijklmnopq日本"))
    }

    @Test func aLineHigherThanTheWindowShowsItsCursor() async throws {
      let terminal = try TestTerminal(columns: 20, rows: 4)
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      let line = (0..<20).map { "row\($0 + 10)-____________" }.joined() + "end"
      terminal.type(line)
      try await terminal.wait("the end") { $0.text.last?.hasSuffix("end") == true }
      terminal.type("\u{01}")
      try await terminal.wait("the start") { $0.text.first == "> row10-____________" }
      #expect(terminal.model.row == 0 && terminal.model.column == 2)
      terminal.type("\r")
      #expect(await outcome == .line(line))
    }

    @Test func coloursTakeNoColumns() async throws {
      let terminal = try TestTerminal()
      terminal.prompt.withLock { $0 = "\u{1B}[1;32mkind\u{1B}[0m 4/4\u{1B}[31m>\u{1B}[0m " }
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows(["kind 4/4>"], at: (0, 10))
      terminal.type("x\u{01}")
      try await terminal.shows(["kind 4/4> x"], at: (0, 10))
      terminal.type("\r")
      #expect(await outcome == .line("x"))
    }

    @Test func theRightPromptGivesWay() async throws {
      let terminal = try TestTerminal(columns: 20)
      terminal.rightPrompt.withLock { $0 = "4/4" }
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">               4/4"], at: (0, 2))
      terminal.type("abc")
      try await terminal.shows(["> abc           4/4"], at: (0, 5))
      terminal.type("defghijklmn")
      try await terminal.shows(["> abcdefghijklmn"], at: (0, 16))
      terminal.type("\r")
      #expect(await outcome == .line("abcdefghijklmn"))
    }

    @Test func theScreenIsCleared() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      editor.printAbove("news")
      async let outcome = editor.readLine()
      try await terminal.shows(["news", ">"])
      terminal.type("abc\u{02}\u{0C}")
      try await terminal.shows(["> abc"], at: (0, 4))
      terminal.type("\r")
      #expect(await outcome == .line("abc"))
    }
  }
}
