import Synchronization
import Testing

@testable import LineEditing

extension LineEditorTests {
  @Suite struct RandomKeys {
    /// A generator whose numbers are the same in each run.
    private struct Generator: RandomNumberGenerator {
      var state: UInt64

      mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 16 ^ state << 32
      }
    }

    private static let keys = [
      "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[H", "\u{1B}[F", "\u{1B}[3~",
      "\u{1B}b",
      "\u{1B}f", "\u{1B}.", "日", "e\u{301}", "😀", "\t", "\u{12}", "\u{0C}", "\u{7F}",
    ]

    private static func random(_ generator: inout Generator) -> [UInt8] {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<4: [UInt8.random(in: 0x20..<0x7F, using: &generator)]
      case 4..<5: [UInt8.random(in: 0...0xFF, using: &generator)].filter { !isSignal($0) }
      case 5..<6: [UInt8.random(in: 0..<0x20, using: &generator)].filter { !isSignal($0) }
      default: Array((keys.randomElement(using: &generator) ?? "").utf8)
      }
    }

    /// Keys that a terminal makes signals of or stops with, and those that leave the line.
    private static func isSignal(_ byte: UInt8) -> Bool {
      [0x03, 0x04, 0x11, 0x13, 0x1A, 0x1C].contains(byte)
    }

    @Test(arguments: [("xterm", "", 20), ("xterm", "bind -v\n", 80), ("dumb", "", 20)])
    func noKeysStopTheEditor(type: String, editrc: String, columns: Int) async throws {
      let folder = try ScratchFolder()
      let file = folder.write(editrc.utf8, to: "e")
      for seed in 1...4 {
        var generator = Generator(state: UInt64(seed))
        let terminal = try TestTerminal(columns: columns, rows: 4)
        let history = History()
        for line in ["list pod", "日本語 e\u{301}", String(repeating: "long ", count: 50)] {
          try history.add(line)
        }
        let editor = terminal.makeEditor(
          terminal: type, editrc: file, history: history,
          completion: { request in
            let candidates = ["a日", "ab", "abc"].prefix(request.cursor % 4)
            return CompletionAnswer(replaced: 1, candidates: candidates.map { Candidate($0) })
          })
        let outcome = Mutex<LineOutcome?>(nil)
        let task = Task {
          while true {
            let next = await editor.readLine()
            if case .line = next { continue }
            if next == .interrupted { continue }
            outcome.withLock { $0 = next }
            return
          }
        }
        for round in 0..<1500 {
          terminal.type(Self.random(&generator))
          if round % 97 == 0 { editor.printAbove("news \(round)") }
          if round % 211 == 0 { terminal.resize(columns: columns - round % 7) }
          if round % 211 == 0 { editor.windowDidResize() }
        }
        editor.end()
        try await terminal.wait("an end") { _ in outcome.withLock { $0 != nil } }
        await task.value
        #expect(outcome.withLock { $0 } == .ended)
      }
    }
  }
}
