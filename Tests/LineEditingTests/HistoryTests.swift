import Testing

@testable import LineEditing

@Suite struct HistoryTests {
  @Test func repeatedAndHiddenLinesAreLeftOut() throws {
    let history = History(limit: 3)
    for line in ["a", "a", " secret", "", "b", "a\u{1B}[2J", "a", "c"] { try history.add(line) }
    #expect(history.lines == ["b", "a", "c"])
  }

  @Test func theFileAndItsFoldersAreTheOwnersAlone() throws {
    let folder = try ScratchFolder()
    let file = folder.path + "/state/tool/history"
    let history = History()
    try history.load(file)
    try history.add("list pod")
    #expect(folder.read(file) == "list pod\n")
    #expect(folder.mode(file) == 0o600)
    #expect(folder.mode(folder.path + "/state") == 0o700)
    #expect(folder.mode(folder.path + "/state/tool") == 0o700)
  }

  @Test func anOpenFileIsClosedToOthers() throws {
    let folder = try ScratchFolder()
    let file = folder.write("a\n".utf8, to: "history")
    let history = History()
    try history.load(file)
    #expect(folder.mode(file) == 0o600)
    #expect(history.lines == ["a"])
  }

  @Test func twoSessionsKeepEachOthersLines() async throws {
    let folder = try ScratchFolder()
    let file = folder.path + "/history"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for session in 0..<4 {
        group.addTask {
          let history = History(limit: 500)
          try history.load(file)
          for number in 0..<100 { try history.add("session \(session) line \(number)") }
        }
      }
      try await group.waitForAll()
    }
    let history = History(limit: 500)
    try history.load(file)
    #expect(Set(history.lines).count == 400)
    #expect(folder.names == ["history"])
  }

  @Test func aFileThatGrewIsRewritten() throws {
    let folder = try ScratchFolder()
    let file = folder.write((0..<21).map { "line \($0)\n" }.joined().utf8, to: "history")
    let history = History(limit: 10)
    try history.load(file)
    #expect(folder.read(file) == (11..<21).map { "line \($0)\n" }.joined())
    #expect(folder.mode(file) == 0o600)
    for number in 0..<40 { try history.add("new \(number)") }
    let lines = folder.read(file).split(separator: "\n")
    #expect(lines.count <= 21)
    #expect(lines.suffix(10) == (30..<40).map { "new \($0)" })
  }

  @Test func aRewriteDuringAnotherSessionLosesNothing() async throws {
    let folder = try ScratchFolder()
    let file = folder.path + "/history"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for session in 0..<3 {
        group.addTask {
          let history = History(limit: 20)
          try history.load(file)
          for number in 0..<200 { try history.add("\(session) \(number)") }
        }
      }
      try await group.waitForAll()
    }
    // Whatever the order, each session's last lines are among the newest 60.
    let lines = folder.read(file).split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.split(separator: " ").count == 2 })
    #expect(lines.last?.hasSuffix(" 199") == true)
  }

  @Test func whatIsNoEntryIsSkipped() throws {
    let folder = try ScratchFolder()
    var bytes = Array("good\n".utf8) + [0xFF, 0xFE, 0x0A]
    bytes += Array("esc\u{1B}[2J\n\n".utf8) + Array(repeating: 0x61, count: 65_537) + [0x0A]
    bytes += Array("bad\u{85}\nlast".utf8)
    let file = folder.write(bytes, to: "history")
    let history = History()
    try history.load(file)
    #expect(history.lines == ["good", "last"])
    try history.add("next")
    #expect(folder.read(file).hasSuffix("last\nnext\n"))
  }

  @Test func whatCannotBeUsedIsSaidAndTheLinesStay() throws {
    let folder = try ScratchFolder()
    let blocker = folder.write("".utf8, to: "blocker")
    let history = History()
    let failure = #expect(throws: HistoryFailure.self) { try history.load(blocker + "/history") }
    #expect(failure?.description == "cannot write \(blocker)/history: Not a directory")
    #expect(throws: HistoryFailure.self) { try history.load(folder.path) }
    try history.add("kept")
    #expect(history.lines == ["kept"])
  }

  @Test func aLinkedFileStaysALink() throws {
    let folder = try ScratchFolder()
    let real = folder.write((0..<9).map { "line \($0)\n" }.joined().utf8, to: "real")
    symlink(real, folder.path + "/link")
    try History(limit: 3).load(folder.path + "/link")
    #expect(folder.read(real) == "line 6\nline 7\nline 8\n")
    #expect(folder.names == ["link", "real"])
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LineEditorTests {
  @Suite struct HistoryKeys {
    @Test func upAndDownGoThroughTheLines() async throws {
      let terminal = try TestTerminal()
      let history = History()
      for line in ["first", "second", "third"] { try history.add(line) }
      let editor = terminal.makeEditor(history: history)
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("new\u{1B}[A\u{1B}OA")
      try await terminal.shows(["> second"], at: (0, 8))
      terminal.type("\u{1B}[B\u{1B}[B")
      try await terminal.shows(["> new"], at: (0, 5))
      terminal.type("\u{10}\r")
      #expect(await outcome == .line("third"))
    }

    @Test func aSearchFindsAnEarlierLine() async throws {
      let terminal = try TestTerminal()
      let history = History()
      for line in ["list pod", "sync", "get pod a/b"] { try history.add(line) }
      let editor = terminal.makeEditor(history: history)
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("\u{12}li")
      try await terminal.wait("the search") {
        $0.text.first == "> list pod" && $0.text.last?.contains("li") == true
      }
      terminal.type("\u{1B}")
      try await terminal.shows(["> list pod"])
      terminal.type("\r")
      #expect(await outcome == .line("list pod"))
    }

    @Test func anEnteredLineIsFoundAtOnce() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let first = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("one two\r")
      #expect(await first == .line("one two"))
      try editor.addHistory("one two")
      async let second = editor.readLine()
      try await terminal.shows(["> one two", ">"])
      terminal.type("get \u{1B}.")
      try await terminal.shows(["> one two", "> get two"])
      terminal.type("\u{15}\u{1B}[A")
      try await terminal.shows(["> one two", "> one two"])
      terminal.type("\r")
      #expect(await second == .line("one two"))
    }
  }
}
