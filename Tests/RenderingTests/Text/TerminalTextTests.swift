import Testing

@testable import Rendering

struct TerminalTextTests {
  @Test(
    "Unsafe characters become visible escapes",
    arguments: [
      ("plain text", "plain text"), ("naïve 名前", "naïve 名前"), ("a\tb\r\n", "a\\tb\\r\\n"),
      ("\u{1B}[31mred", "\\x1b[31mred"), ("\u{9B}31m", "\\x9b31m"), ("\u{7F}", "\\x7f"),
      ("a\u{202E}b", "a\\u{202e}b"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
      ("\u{FEFF}x", "\\u{feff}x"), ("\u{E0041}", "\\u{e0041}"), ("👩‍👧", "👩‍👧"),
    ])
  func escapes(_ text: String, _ expected: String) {
    #expect(TerminalText.escaped(text) == expected)
  }

  @Test(
    "A text takes as many columns as a terminal gives it",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("名前", 4), ("ｱ", 1), ("Ａ", 2), ("👍🏽", 2),
      ("👩‍👧‍👦", 2), ("🇨🇭", 2), ("❤️", 2), ("a\u{200D}", 1), ("한글", 4),
    ])
  func measures(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(
    "A text is cut to columns, never within a character",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("名前名前", 5, "名前…"), ("名前名前", 4, "名…"),
      ("abc", 1, "…"), ("abc", 0, ""),
    ])
  func truncates(_ text: String, _ limit: Int, _ expected: String) {
    #expect(DisplayWidth.truncated(text, to: limit) == expected)
  }
}
