import Corefile
import Testing

@Suite("Lexer")
struct LexerTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    /// Each token as `line:column text`.
    var tokens: [String]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing", text: "", tokens: []),
    Case(name: "white space only", text: " \t\n\r\n ", tokens: []),
    Case(name: "words on two lines", text: "a b\n  c", tokens: ["1:1 a", "1:3 b", "2:3 c"]),
    Case(name: "byte order mark", text: "\u{FEFF}a", tokens: ["1:1 a"]),
    Case(name: "mark further on", text: "a \u{FEFF}b", tokens: ["1:1 a", "1:3 \u{FEFF}b"]),
    Case(name: "return inside a word", text: "a\rb\r\nc", tokens: ["1:1 ab", "2:1 c"]),
    Case(name: "return makes a brace", text: "\r{\r\n", tokens: ["1:2 {"]),
    Case(
      name: "Unicode white space", text: "é\u{A0}b\u{3000}c\u{85}d\u{2028}e\u{1680}f",
      tokens: ["1:1 é", "1:3 b", "1:5 c", "1:7 d", "1:9 e", "1:11 f"]),
    Case(name: "zero width space is a letter", text: "a\u{200B}b", tokens: ["1:1 a\u{200B}b"]),
    Case(name: "quotes", text: "\"a b\" c", tokens: ["1:1 a b", "1:7 c"]),
    Case(name: "nothing in quotes", text: "\"\" c", tokens: ["1:1 ", "1:4 c"]),
    Case(name: "quote in a word", text: "a\"b c\"", tokens: ["1:1 a\"b", "1:5 c\""]),
    Case(name: "word behind a quote", text: "\"a\"b", tokens: ["1:1 a", "1:4 b"]),
    Case(name: "line break in quotes", text: "\"a\nb\" c", tokens: ["1:1 a\nb", "2:4 c"]),
    Case(name: "return in quotes stays", text: "\"a\r\nb\"", tokens: ["1:1 a\r\nb"]),
    Case(name: "escaped quote", text: #""a\"b" c"#, tokens: ["1:1 a\"b", "1:8 c"]),
    Case(name: "other escapes stay", text: #""a\n\\" c"#, tokens: [#"1:1 a\n\\"#, "1:9 c"]),
    Case(name: "escaped line break", text: "\"a\\\nb\" c", tokens: ["1:1 a\\\nb", "2:4 c"]),
    Case(name: "backslash outside quotes", text: #"a\"b"#, tokens: [#"1:1 a\"b"#]),
    Case(name: "open quote at the end", text: "a \"", tokens: ["1:1 a"]),
    Case(name: "open quote with text", text: "\"a b\n", tokens: ["1:1 a b\n"]),
    Case(name: "backslash at the end", text: #""a\"#, tokens: ["1:1 a"]),
    Case(name: "only a backslash at the end", text: #""\"#, tokens: []),
    Case(name: "two escaped quotes", text: #""\"\"""#, tokens: [#"1:1 """#]),
    Case(name: "comment", text: "# a b\nc # d\n", tokens: ["2:1 c"]),
    Case(name: "comment in a word", text: "a#b\nc", tokens: ["1:1 a", "2:1 c"]),
    Case(
      name: "comment in a word ends at white space", text: "a#b c\nd",
      tokens: ["1:1 a", "1:5 c", "2:1 d"]),
    Case(name: "hash in quotes", text: "\"#a\" b", tokens: ["1:1 #a", "1:6 b"]),
    Case(name: "columns count scalars", text: "日本é x", tokens: ["1:1 日本é", "1:5 x"]),
    Case(
      name: "columns behind a comment in a word", text: "a#é\u{A0}b", tokens: ["1:1 a", "1:5 b"]),
  ]

  @Test("splits as Caddy does", arguments: cases)
  func splits(_ example: Case) {
    let tokens = Lexer.tokens(of: Array(example.text.utf8))
    #expect(
      tokens.map { "\($0.location.line):\($0.location.column) \($0.text)" } == example.tokens)
  }

  @Test("each byte that is not UTF-8 becomes one replacement character")
  func invalidBytes() {
    let text: [UInt8] = [0x61, 0xE2, 0x82, 0x20, 0xFF, 0xC3, 0xA9, 0xC3]
    #expect(
      Lexer.tokens(of: text).map(\.text) == ["a\u{FFFD}\u{FFFD}", "\u{FFFD}é\u{FFFD}"])
  }

  @Test("the file goes into every location")
  func file() {
    let tokens = Lexer.tokens(of: Array("a b".utf8), file: "dir/x.conf")
    #expect(tokens.map(\.location.file) == ["dir/x.conf", "dir/x.conf"])
  }
}
