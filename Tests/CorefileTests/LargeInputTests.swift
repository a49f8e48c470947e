import Corefile
import Testing

@Suite("Large and broken input")
struct LargeInputTests {
  @Test("a million nested braces")
  func nesting() {
    let depth = 1_000_000
    let text =
      ". {\nlog " + String(repeating: "{ ", count: depth) + String(repeating: "} ", count: depth)
      + "\n}\n"
    let result = CorefileParser().parse(text)
    #expect(result.failure == nil)
    #expect(result.blocks.first?.directives.first?.tokens.count == 2 * depth + 1)
  }

  @Test("braces that are never closed")
  func openNesting() {
    let text = ". {\nlog " + String(repeating: "{\n", count: 100_000)
    let failure = CorefileParser().parse(text).failure
    #expect(
      failure?.coreDNSDescription == "Corefile:100001 - Error during parsing: Unexpected EOF")
  }

  @Test("a chain of ten thousand snippets")
  func snippetChain() {
    var text = "(s0) {\n log\n}\n"
    for index in 1..<10_000 { text += "(s\(index)) {\n import s\(index - 1)\n}\n" }
    let result = CorefileParser().parse(text + ". {\n import s9999\n}\n")
    #expect(result.failure == nil)
    #expect(result.blocks.first?.directives.map(\.name) == ["log"])
  }

  @Test("mutated Corefiles give sound blocks, or an error with its place")
  func mutations() throws {
    let cases = try Fixtures.lines(of: "corefile-cases.jsonl", as: CorefileCase.self)
    let pieces = [
      "{", "}", "\n", "\"", "\\", "#", ",", "import ", "import *\n", "(s)", "{$A}", "{%B%}", "\r",
      "\u{FEFF}", "\u{A0}", "import Corefile\n", "import s\n", ":", "/", "10.0.0.0/9 ", "::/0",
    ].map { Array($0.utf8) }
    var generator = SeededGenerator(seed: 11)
    var accepted = 0
    let rounds = 2_500
    for round in 0..<rounds {
      let recorded = cases[round % cases.count]
      var text = Array((recorded.files["Corefile"] ?? "").utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let start = Int.random(in: 0...text.count, using: &generator)
        let end = min(text.count, start + Int.random(in: 0...8, using: &generator))
        let random = [UInt8.random(in: 0...255, using: &generator)]
        let piece = Bool.random(using: &generator) ? pieces.randomElement(using: &generator) : nil
        text.replaceSubrange(start..<end, with: piece ?? random)
      }
      var files = recorded.files.mapValues { Array($0.utf8) }
      files["Corefile"] = text
      var parser = CorefileParser(
        environment: recorded.env, fileSystem: InMemoryFileSystem(files))
      parser.importLimits.fileExpansions = 100
      parser.importLimits.importedTokens = 10_000
      let first = parser.parse(text)
      #expect(Self.isSound(first), "round \(round)")
      if first.failure == nil { accepted += 1 }
    }
    #expect(accepted > 0 && accepted < rounds)
  }

  /// True if every block has keys, every directive starts with a token of its own, and an error
  /// is at a line of a file that was read.
  private static func isSound(_ corefile: ParsedCorefile) -> Bool {
    let blocksAreSound = corefile.blocks.allSatisfy { block in
      !block.keys.isEmpty && block.directives.allSatisfy { !$0.tokens.isEmpty }
    }
    guard let place = corefile.failure?.location else { return blocksAreSound }
    return blocksAreSound && (place.line == 0 || corefile.sourceLine(at: place) != nil)
  }
}
