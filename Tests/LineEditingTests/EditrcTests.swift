import Testing

@testable import LineEditing

extension LineEditorTests {
  @Suite struct Editrc {
    @Test func viKeysWorkAndTheEditorsOwnStay() async throws {
      let folder = try ScratchFolder()
      let file = folder.write("# keys\nbind -v\nother:bind ^I ed-insert\n".utf8, to: "editrc")
      let terminal = try TestTerminal()
      let history = History()
      try history.add("sync")
      let editor = terminal.makeEditor(
        editrc: file, history: history,
        completion: { _ in CompletionAnswer(replaced: 0, candidates: [Candidate("pod")]) })
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("list \t")
      try await terminal.shows(["> list pod"], at: (0, 10))
      terminal.type("\u{1B}0x")
      try await terminal.shows(["> ist pod"], at: (0, 2))
      terminal.type("A!")
      try await terminal.shows(["> ist pod!"], at: (0, 10))
      terminal.type("\u{12}sy")
      try await terminal.wait("the search") { $0.text.first == "> sync" }
      terminal.type("\r")
      #expect(await outcome == .line("sync"))
    }

    @Test func theUsersKeysWin() async throws {
      let folder = try ScratchFolder()
      let file = folder.write(
        "bind -e\nbind ^T ed-move-to-beg\nbind ^I ed-move-to-beg".utf8, to: "e")
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor(editrc: file)
      editor.bind("^G", to: "ed-move-to-end")
      editor.bind("^T", to: "ed-move-to-end")
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("ab\u{14}1\u{07}2\t3")
      try await terminal.shows(["> 31ab2"], at: (0, 3))
      terminal.type("\r")
      #expect(await outcome == .line("31ab2"))
    }

    @Test(arguments: [("edit off\n", "xterm"), ("", "emacs")])
    func editingThatIsOffLeavesTheLineToTheTerminal(text: String, type: String) async throws {
      let folder = try ScratchFolder()
      let file = folder.write(text.utf8, to: "e")
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor(terminal: type, editrc: file)
      let before = terminal.settings
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      #expect(terminal.settings == before)
      editor.printAbove("news")
      try await terminal.shows([">", "news", ">"])
      terminal.type("abx\u{7F}\n")
      #expect(await outcome == .line("ab"))
    }

    @Test func rubbishIsIgnored() async throws {
      let folder = try ScratchFolder()
      let file = folder.write(
        Array("bind\nbind -z\n\u{0}\nnonsense 'x\nbind '^\n".utf8) + [0xFF, 0xFE], to: "e")
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor(editrc: file)
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("ok\r")
      #expect(await outcome == .line("ok"))
    }
  }
}
