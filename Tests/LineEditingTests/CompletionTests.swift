import Synchronization
import Testing

@testable import LineEditing

extension LineEditorTests {
  @Suite struct Completing {
    private static func words(_ words: [String], omitted: Int = 0)
      -> @Sendable (CompletionRequest) async -> CompletionAnswer
    {
      { request in
        let typed = request.beforeCursor.split(separator: " ").last.map(String.init) ?? ""
        return CompletionAnswer(
          replaced: typed.unicodeScalars.count,
          candidates: words.filter { $0.hasPrefix(typed) }.map { Candidate($0, suffix: " ") },
          omitted: omitted)
      }
    }

    @Test func theOnlyCandidateIsInsertedWithItsSuffix() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor(completion: Self.words(["endpoints", "pöd"]))
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("list e\t")
      try await terminal.shows(["> list endpoints"], at: (0, 17))
      terminal.type("p\tx\r")
      #expect(await outcome == .line("list endpoints pöd x"))
    }

    @Test func whatAllStartWithIsInsertedThenTheyAreListed() async throws {
      let terminal = try TestTerminal(columns: 20)
      let names = ["service", "services", "serviceips"]
      let editor = terminal.makeEditor(completion: Self.words(names))
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("x se y\u{02}\u{02}\t")
      try await terminal.shows(["> x service y"], at: (0, 11))
      terminal.type("\t")
      try await terminal.shows(
        ["> x service y", "service", "services", "serviceips", "> x service y"], at: (4, 11))
      terminal.type("\r")
      #expect(await outcome == .line("x service y"))
    }

    @Test func aListTakesTheWidthAndSaysWhatItLeavesOut() async throws {
      let terminal = try TestTerminal(columns: 20)
      let editor = terminal.makeEditor(
        completion: Self.words(["日本", "日中", "b", "cc", "d"], omitted: 1200))
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("\t")
      try await terminal.shows([">", "日本  b     d", "日中  cc", "… and 1200 more", ">"], at: (4, 2))
      editor.interrupt()
      #expect(await outcome == .interrupted)
    }

    @Test func nothingBeeps() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor()
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("x\t")
      try await terminal.wait("a beep") { $0.beeps == 1 }
      terminal.type("\r")
      #expect(await outcome == .line("x"))
    }

    @Test func aSlowAnswerIsGivenUpWithItsLine() async throws {
      let terminal = try TestTerminal()
      let editor = terminal.makeEditor(completion: { _ in
        await withTaskCancellationHandler {
          while !Task.isCancelled { await Task.yield() }
          return CompletionAnswer(replaced: 0, candidates: [Candidate("late")])
        } onCancel: {
          terminal.rightPrompt.withLock { $0 = "cancelled" }
        }
      })
      async let outcome = editor.readLine()
      try await terminal.shows([">"])
      terminal.type("list \t")
      try await terminal.shows(["> list"], at: (0, 7))
      editor.printAbove("a watch was lost")
      try await terminal.shows(["a watch was lost", "> list"], at: (1, 7))
      editor.interrupt()
      #expect(await outcome == .interrupted)
      while terminal.rightPrompt.withLock({ $0.isEmpty }) { await Task.yield() }
    }
  }
}

@Suite struct CompletionStepTests {
  private static func step(
    _ texts: [String], typed: String, omitted: Int = 0, common: String? = nil, after: String = ""
  ) -> CompletionStep {
    let before = typed.unicodeScalars.map(\.value)
    return CompletionStep(
      CompletionAnswer(
        replaced: before.count, candidates: texts.map { Candidate($0, suffix: " ") },
        omitted: omitted, commonPrefix: common),
      before: before, after: after.unicodeScalars.map(\.value)[...])
  }

  @Test func theStepFollowsFromTheAnswer() {
    #expect(Self.step([], typed: "a") == .nothing)
    #expect(Self.step(["ab"], typed: "a") == .insert("ab ", replacing: 1))
    #expect(Self.step(["ab"], typed: "a", after: " b") == .insert("ab", replacing: 1))
    #expect(Self.step(["abc", "abd"], typed: "a") == .insert("ab", replacing: 1))
    #expect(Self.step(["abc", "abd"], typed: "ab") == .list)
    #expect(Self.step(["Abc", "Abd"], typed: "ab") == .insert("Ab", replacing: 2))
    #expect(Self.step(["abc", "xyz"], typed: "b") == .list)
    #expect(Self.step(["abc", "abd"], typed: "a", omitted: 9) == .list)
    #expect(Self.step(["abc"], typed: "a", omitted: 9) == .list)
    #expect(
      Self.step(["abc"], typed: "a", omitted: 9, common: "ab") == .insert("ab", replacing: 1))
  }

  @Test func moreReplacedThanTypedIsCut() {
    let answer = CompletionAnswer(replaced: 9, candidates: [Candidate("abc")])
    #expect(CompletionStep(answer, before: [97], after: []) == .insert("abc", replacing: 1))
  }
}
