import Testing

@testable import Corefile

@Suite("The bytes behind token lists")
struct TokenListTextTests {
  private func directives(_ text: String, _ environment: [String: String] = [:]) -> [Directive] {
    CorefileParser(environment: environment, unknownDirectives: .accepted)
      .parse(Array(text.utf8)).blocks.flatMap(\.directives)
  }

  @Test("The same words in the same columns are the same, whatever their lines")
  func sameWords() throws {
    let found = directives("a {\n log x {\n  y\n }\n}\nb {\n errors\n log x {\n  y\n }\n}\n")
    let texts = try found.filter { $0.name == "log" }.map { try #require($0.tokens.text) }
    #expect(texts[0] == texts[1])
    #expect(texts.map(\.line) == [2, 8])
    #expect(Set(texts).count == 1)
  }

  @Test(
    "Other words, columns or lines between them are others",
    arguments: [" log x", "  log x y", "  log x {\n }", "  log  x", "  log x {\n\n }"])
  func otherWords(_ line: String) throws {
    let found = directives("a {\n  log x {\n  }\n}\nb {\n\(line)\n}\n")
    #expect(try #require(found[0].tokens.text) != (try #require(found[1].tokens.text)))
  }

  @Test("Words that the environment changed, or that are apart, have no common bytes")
  func changedWords() {
    let found = directives("a {\n log {$X}\n}\nb {\n log x\n errors\n log y\n}\n", ["X": "x"])
    #expect(found.map { $0.tokens.text != nil } == [false, false, true])
  }

  @Test(
    "A word that is there is never ruled out",
    arguments: [
      ("log fallthrough", true), ("log {\n fallthrough x\n}", true), ("log fall\rthrough", true),
      ("log fall \"through\\\"\"", true), ("log falltrough", false), ("log fall", false),
    ])
  func ruledOut(_ line: String, _ expected: Bool) throws {
    let found = directives("a {\n\(line)\n}\n")
    #expect(try #require(found[0].tokens.text).mayHave("fallthrough") == expected)
  }

  @Test("A list knows where it begins")
  func location() {
    let given = TokenList([Token("x", at: SourceLocation(line: 4, column: 2))])
    #expect(given.location == given.first?.location)
    for directive in directives("a {\n log x\n errors\n log {$X}\n}\n", ["X": "x"]) {
      #expect(directive.tokens.location == directive.tokens.first?.location)
    }
    #expect(TokenList().location == nil)
  }
}
