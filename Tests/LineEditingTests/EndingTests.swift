import Synchronization
import Testing

@testable import LineEditing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LineEditorTests {
  @Suite struct Ending {
    @Test func anInterruptGivesUpTheLine() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      let before = terminal.settings
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      #expect(terminal.settings != before)
      terminal.type("half a line\u{02}")
      try await terminal.shows(["> half a line"], at: (0, 12))
      editor.interrupt()
      #expect(await outcome == .interrupted)
      try await terminal.shows(["> half a line^C"], at: (1, 0))
      #expect(terminal.settings == before)
      async let next = editor.readLine()
      try await terminal.shows(["> half a line^C", ">"], at: (1, 2))
      terminal.type("ok\r")
      #expect(await next == .line("ok"))
    }

    @Test(arguments: ["\u{12}abc", "abc\u{1B}", "abc\u{16}", "abc\u{1B}[1;"])
    func anInterruptReachesEveryState(keys: String) async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type(keys)
      try await terminal.wait("abc") { $0.text.joined().contains("abc") }
      editor.interrupt()
      #expect(await outcome == .interrupted)
      async let next = editor.readLine()
      try await terminal.wait("a prompt") { $0.text.last == ">" }
      terminal.type("ok\r")
      #expect(await next == .line("ok"))
    }

    @Test func anInterruptBetweenTwoLinesIsForgotten() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      editor.interrupt()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("ok\r")
      #expect(await outcome == .line("ok"))
    }

    @Test func controlDEndsTheInputOnAnEmptyLineAlone() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      let before = terminal.settings
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("ab\u{01}\u{04}")
      try await terminal.shows(["> b"], at: (0, 2))
      terminal.type("\u{04}")
      try await terminal.shows([">"], at: (0, 2))
      terminal.type("\u{04}")
      #expect(await outcome == .endOfFile)
      try await terminal.shows([">"], at: (1, 0))
      #expect(terminal.settings == before)
    }

    @Test func endEndsTheLineAndAllThatFollow() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      let before = terminal.settings
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("ab")
      try await terminal.shows(["> ab"])
      editor.end()
      #expect(await outcome == .ended)
      #expect(terminal.settings == before)
      #expect(await editor.readLine() == .ended)
    }

    @Test func aCancelledTaskGivesUpTheLine() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      let task = Task { await editor.readLine() }
      try await terminal.shows([">"])
      task.cancel()
      #expect(await task.value == .interrupted)
    }

    @Test func aTerminalThatIsGoneEndsTheInput() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.hangUp()
      #expect(await outcome == .endOfFile)
    }

    @Test func twoLinesAtOnceAreRefused() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      #expect(await editor.readLine() == .failed("another line is being read"))
      terminal.type("\r")
      #expect(await outcome == .line(""))
    }

    @Test func aStoppedProcessHasTheTerminalAsItWas() async throws {
      let terminal = try TestTerminal()
      let seen = Mutex<[UInt32]>([])
      let editor = terminal.makeEditor(stop: { [slave = terminal.slave] in
        seen.withLock { $0 = TestTerminal.settings(of: slave) }
      })
      let before = terminal.settings
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("abc\u{02}")
      try await terminal.shows(["> abc"], at: (0, 4))
      let raw = terminal.settings
      editor.suspend()
      try await terminal.shows(["> abc", "> abc"], at: (1, 4))
      #expect(seen.withLock { $0 } == before)
      #expect(terminal.settings == raw)
      terminal.type("\r")
      #expect(await outcome == .line("abc"))
      #expect(terminal.settings == before)
    }

    @Test func aTerminalThatAChildLeftRawIsRestored() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      let before = terminal.settings
      var state = termios()
      tcgetattr(terminal.slave, &state)
      cfmakeraw(&state)
      tcsetattr(terminal.slave, TCSANOW, &state)
      #expect(terminal.settings != before)
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("x\r")
      #expect(await outcome == .line("x"))
      #expect(terminal.settings == before)
    }
  }
}
