import Synchronization
import Testing

@testable import LineEditing

extension LineEditorTests {
  @Suite struct Above {
    @Test(arguments: ["", "list pod", "日本語 e\u{301} naïve"])
    func textStandsAboveTheLine(typed: String) async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type(typed)
      try await terminal.wait(typed) { $0.text == [TerminalModel.trimmed("> " + typed)] }
      let column = terminal.model.column
      editor.printAbove("\u{1B}[31mlost\u{1B}[0m pod\nrelist")
      try await terminal.shows(["lost pod", "relist", "> " + typed], at: (2, column))
      terminal.type("!\r")
      #expect(await outcome == .line(typed + "!"))
      try await terminal.shows(["lost pod", "relist", "> " + typed + "!"], at: (3, 0))
    }

    @Test func aWrappedLineKeepsItsCursor() async throws {
      let terminal = try TestTerminal(columns: 20)
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("abcdefghijklmnopq日本語 and the rest of it")
      let line = ["> abcdefghijklmnopq", "日本語 and the rest", "of it"]
      try await terminal.shows(line, at: (2, 5))
      terminal.type(String(repeating: "\u{02}", count: 20))
      try await terminal.shows(line, at: (1, 4))
      editor.printAbove("a text that is wider than the window")
      let above = ["a text that is wider", " than the window"]
      try await terminal.shows(above + line, at: (3, 4))
      editor.printAbove("two")
      try await terminal.shows(above + ["two"] + line, at: (4, 4))
      terminal.type("X")
      try await terminal.wait("X") { $0.text[4].hasPrefix("日本X語") }
      terminal.type("\r")
      #expect(await outcome == .line("abcdefghijklmnopq日本X語 and the rest of it"))
    }

    @Test func atTheBottomTheScreenScrolls() async throws {
      let terminal = try TestTerminal(columns: 20, rows: 4)
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("abcdefghijklmnopqrstuvw")
      for number in 1...5 { editor.printAbove("news \(number)") }
      try await terminal.shows(
        ["news 4", "news 5", "> abcdefghijklmnopqr", "stuvw"], at: (3, 5))
      #expect(terminal.model.scrolled == ["news 1", "news 2", "news 3"])
      terminal.type("\r")
      _ = await outcome
    }

    @Test func betweenTwoLinesTheNewestTextIsKept() async throws {
      let terminal = try TestTerminal(rows: 5)
      let editor = terminal.makeEditor()
      for number in 1...2500 { editor.printAbove("news \(number)") }
      async let outcome = editor.readLine()
      try await terminal.shows(["news 2497", "news 2498", "news 2499", "news 2500", ">"])
      #expect(terminal.model.scrolled.first == "(1500 earlier lines left out)")
      #expect(terminal.model.scrolled.count == 997)
      terminal.type("\r")
      #expect(await outcome == .line(""))
    }

    @Test func theRestOfAnEscapeSequenceIsAwaited() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("ab\u{1B}[")
      editor.printAbove("news")
      try await terminal.shows(["news", "> ab"], at: (1, 4))
      terminal.type("DX")
      try await terminal.shows(["news", "> aXb"], at: (1, 4))
      terminal.type("\r")
      #expect(await outcome == .line("aXb"))
    }

    @Test func aChangedPromptIsShownAtOnce() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("list\u{02}")
      try await terminal.shows(["> list"], at: (0, 5))
      terminal.prompt.withLock { $0 = "\u{1B}[32m4/4\u{1B}[0m> " }
      editor.refreshPrompt()
      try await terminal.shows(["4/4> list"], at: (0, 8))
      terminal.type("\r")
      #expect(await outcome == .line("list"))
    }

    @Test func anotherWidthFitsTheLineAnew() async throws {
      let terminal = try TestTerminal(columns: 40)
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("abcdefghijklmnopqrstuvwxyz")
      try await terminal.shows(["> abcdefghijklmnopqrstuvwxyz"])
      terminal.resize(columns: 20)
      editor.windowDidResize()
      try await terminal.shows(["> abcdefghijklmnopqr", "stuvwxyz"], at: (1, 8))
      terminal.type("\r")
      #expect(await outcome == .line("abcdefghijklmnopqrstuvwxyz"))
    }
  }
}
