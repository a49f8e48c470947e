import Synchronization
import Testing

@testable import LineEditing

extension LineEditorTests {
  @Suite struct HardInput {
    @Test(arguments: [
      ([0xFF] as [UInt8], "\u{FFFD}"), ([0xC3], "\u{FFFD}"), ([0xC3, 0x41], "\u{FFFD}A"),
      ([0xE2, 0x82], "\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xF8, 0x80], "\u{FFFD}\u{FFFD}"),
    ])
    func invalidBytesAreShown(bytes: [UInt8], text: String) async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type(bytes)
      try await terminal.shows(["> " + text])
      terminal.type("\r")
      #expect(await outcome == .line(text))
    }

    @Test func controlCharactersAreShown() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("a\u{16}\u{01}b\u{202E}c")
      try await terminal.shows(["> a^Ab<202E>c"])
      terminal.type("\r")
      #expect(await outcome == .line("a\u{01}b\u{202E}c"))
    }

    @Test func aHugePasteIsCutWithABeep() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      let start = ContinuousClock.now
      terminal.type(Array(repeating: UInt8(ascii: "x"), count: 1 << 20))
      terminal.type("\u{01}!\u{1B}[F\u{7F}y\r")
      let line = String(repeating: "x", count: 65_535) + "y"
      while terminal.model.beeps == 0 { terminal.readSome(milliseconds: 5) }
      #expect(await outcome == .line(line))
      #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func aLongPasteIntoTheMiddleIsTaken() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("ab\u{02}")
      try await terminal.shows(["> ab"], at: (0, 3))
      let paste = String(repeating: "0123456789", count: 6000)
      let start = ContinuousClock.now
      terminal.type(paste + "\r")
      #expect(await outcome == .line("a" + paste + "b"))
      #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func severalPastedLinesAreReadOneByOne() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let first = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("one\rtwo\rthree\r")
      #expect(await first == .line("one"))
      #expect(await editor.readLine() == .line("two"))
      #expect(await editor.readLine() == .line("three"))
    }
  }

  @Suite struct PlainTerminals {
    @Test(arguments: ["dumb", "no-such-terminal", "vt52", ""])
    func aLineIsReadable(type: String) async throws {
      let terminal = try TestTerminal(columns: 20)
      terminal.prompt.withLock { $0 = "\u{1B}[32mk\u{1B}[0m> " }
      let history = History()
      try history.add("sync")
      let editor = terminal.makeEditor(terminal: type, history: history)
      async let outcome = editor.readLine()
      try await terminal.shows(["k>"], at: (0, 3))
      terminal.type("ab\u{01}X\u{05}\u{7F}")
      try await terminal.shows(["k> Xa"], at: (0, 5))
      editor.printAbove("\u{1B}[31mnews\u{1B}[0m")
      try await terminal.shows(["k> Xa", "news", "k> Xa"], at: (2, 5))
      terminal.type("\u{1B}[A")
      try await terminal.shows(["k> Xa", "news", "k> sync"], at: (2, 7))
      terminal.type("\r")
      #expect(await outcome == .line("sync"))
    }

    @Test func aLongLineShowsThePartAroundTheCursor() async throws {
      let terminal = try TestTerminal(columns: 20)
      let editor = terminal.makeEditor(terminal: "dumb")
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("0123456789abcdefghijklmnopqrstuvwxyz")
      try await terminal.wait("the end") { $0.text.count == 1 && $0.text[0].hasSuffix("xyz") }
      terminal.type("\u{01}")
      try await terminal.shows(["> 0123456789abcdefg"], at: (0, 2))
      terminal.type("\r")
      #expect(await outcome == .line("0123456789abcdefghijklmnopqrstuvwxyz"))
    }

    @Test func candidatesAreListed() async throws {
      let terminal = try TestTerminal(columns: 20)
      let editor = terminal.makeEditor(
        terminal: "dumb",
        completion: { _ in
          CompletionAnswer(replaced: 0, candidates: [Candidate("ab"), Candidate("cd")])
        })
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("x \t")
      try await terminal.shows(["> x", "ab  cd", "> x"], at: (2, 4))
      terminal.type("\r")
      #expect(await outcome == .line("x "))
    }

    @Test func withoutUTF8WhatCannotBeShownBecomesAMark() async throws {
      let terminal = try TestTerminal()
      terminal.prompt.withLock { $0 = "naïve… > " }
      let editor = terminal.makeEditor(isUTF8: false)
      async let outcome = editor.readLine()
      try await terminal.wait("a prompt") { $0.text.first?.hasPrefix("na") == true }
      terminal.type([0x61, 0xFF, 0x62])
      try await terminal.wait("ab") { $0.text.first?.hasSuffix("b") == true }
      terminal.type("\r")
      guard case .line(let line) = await outcome else {
        Issue.record("no line")
        return
      }
      #expect(line.hasPrefix("a") && line.hasSuffix("b"))
    }
  }
}
