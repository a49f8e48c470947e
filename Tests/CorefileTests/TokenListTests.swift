import Corefile
import Testing

@Suite("Token lists")
struct TokenListTests {
  /// Tokens of all kinds that a parsed list keeps apart: several occurrences, imports, the
  /// environment, quotes, escapes, carriage returns, text beyond ASCII and comments.
  private func parsed() throws -> TokenList {
    let text = """
      (s) {
       log "q\\"r" é#c
      }
      . { # comment
       log {$X} a\r "{" b } {$Y}z
       errors
       é "b\nc" log
       import s
       log\u{A0}d
       errors x
       import x.conf
       log
      }
      """
    let parser = CorefileParser(
      files: ["x.conf": "log 1\nlog {$X}\n"],
      environment: ["X": "v w", "Y": "long enough to allocate"], unknownDirectives: .accepted)
    let result = parser.parse(text)
    #expect(result.failure == nil)
    return try #require(result.blocks.first?.directive("log")?.tokens)
  }

  @Test("a parsed list gives each token with its text, file, line and column")
  func parsedTokens() throws {
    let tokens = try parsed()
    #expect(
      tokens.map { "\($0.location.file) \($0.location.line):\($0.location.column) \($0.text)" } == [
        " 5:2 log", " 5:6 v w", " 5:11 a", " 5:14 {", " 5:18 b", " 5:20 }",
        " 5:22 long enough to allocatez", " 2:2 log", " 2:6 q\"r", " 2:13 é", " 10:2 log",
        " 10:6 d", "x.conf 1:1 log", "x.conf 1:5 1", "x.conf 2:1 log", "x.conf 2:5 v w",
        " 13:2 log",
      ])
  }

  @Test("a list made of the tokens of a parsed one is equal to it")
  func equality() throws {
    let tokens = try parsed()
    let made = TokenList(Array(tokens))
    #expect(made == tokens)
    #expect(made.hashValue == tokens.hashValue)
    #expect(made.count == tokens.count)
    #expect(TokenList(tokens.dropLast()) != tokens)
    #expect(Directive(name: "log", tokens: made) == Directive(name: "log", tokens: tokens))
  }

  @Test("tokens by their place, and a copied iterator that goes on from where it was")
  func access() throws {
    let tokens = try parsed()
    #expect(tokens.first?.text == "log" && tokens[1].text == "v w" && tokens[16].text == "log")
    #expect(!tokens.isEmpty && TokenList().isEmpty && TokenList().first == nil)
    var iterator = tokens.dropFirst(5).makeIterator()
    var copy = iterator
    let texts = [iterator.next(), iterator.next(), copy.next(), copy.next()].map { $0?.text }
    #expect(texts == ["}", "long enough to allocatez", "}", "long enough to allocatez"])
  }
}
