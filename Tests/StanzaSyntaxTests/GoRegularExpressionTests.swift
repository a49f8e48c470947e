import StanzaSyntax
import Testing

@Suite struct GoRegularExpressionTests {
  @Test(arguments: valid) func takesWhatGoTakes(_ pattern: String) {
    #expect(GoRegularExpression.problem(in: pattern) == nil)
  }

  @Test(arguments: invalid) func refusesInTheWordsOfGo(_ pattern: String, _ problem: String?) {
    let expected = problem.map { "error parsing regexp: " + $0 }
    #expect(GoRegularExpression.problem(in: pattern) == expected)
  }

  @Test func countsCapturingGroups() {
    #expect(GoRegularExpression.groupCount(of: "a(b)(?:c)(?P<n>d(e))") == 3)
    #expect(GoRegularExpression.groupCount(of: #"\((\Q(\E)[(]"#) == 1)
    #expect(GoRegularExpression.groupCount(of: "db.*") == 0)
    #expect(GoRegularExpression.groupCount(of: "(") == nil)
  }

  @Test func namesCapturingGroups() {
    #expect(GoRegularExpression.groupNames(of: "(a)(?P<x>b)(?<y>c)(?<x>d)") == ["", "x", "y", "x"])
    #expect(GoRegularExpression.groupNames(of: "(?<>a)") == nil)
  }

  @Test func boundsNestingAsGoDoes() {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(GoRegularExpression.problem(in: nested(999)) == nil)
    #expect(
      GoRegularExpression.problem(in: nested(1000))
        == "error parsing regexp: expression nests too deeply: `\(nested(1000))`")
  }

  @Test func boundsSizeAsGoDoes() {
    func repeated(_ count: Int) -> String {
      "(" + String(repeating: "a", count: count) + "){1000}"
    }
    #expect(GoRegularExpression.problem(in: repeated(3353)) == nil)
    #expect(
      GoRegularExpression.problem(in: repeated(3354))
        == "error parsing regexp: expression too large: `\(repeated(3354))`")
  }

  private static let valid: [String] = [
    "a|b*",
    "^a.*$",
    "[a-z]+",
    #"db\.(.*)"#,
    #"(.*)\.example\.org"#,
    #"^ip-(?P<a>[0-9]*)\.example\.org[.]$"#,
    "a{2,5}",
    "a{,2}",
    "a{02}",
    "a{",
    "{2",
    "x{0}",
    "x{0,}",
    "(?i)a",
    "(?i-s:a.b)",
    "(?U)a+",
    "(?P<n>a)(?P<n>b)",
    "(?<n>a)",
    #"\pL"#,
    #"\pN"#,
    #"\p{Greek}"#,
    #"\p{^Greek}"#,
    #"\P{Lu}"#,
    #"\p{Letter}"#,
    #"\p{upper-case_letter}"#,
    #"\p{any}"#,
    "[[:alpha:]]",
    "[[:^digit:]x]",
    "[]a]",
    "[^]a]",
    "[a-]",
    "[-a]",
    #"[a\-z]"#,
    #"[\d\s]"#,
    #"[\pL]"#,
    "[[:foo]",
    #"\Qa.*(\E+"#,
    #"\Q("#,
    #"\x41"#,
    #"\x{1F600}"#,
    #"\012"#,
    #"\0"#,
    #"\_"#,
    #"\-"#,
    #"\."#,
    #"\A\b\B\z"#,
    "()",
    "(|)",
  ]

  private static let invalid: [(String, String?)] = [
    ("(", "missing closing ): `(`"),
    (")", "unexpected ): `)`"),
    ("a)", "unexpected ): `a)`"),
    ("(a", "missing closing ): `(a`"),
    ("[a", "missing closing ]: `[a`"),
    ("[]", "missing closing ]: `[]`"),
    ("[z-a]", "invalid character class range: `z-a`"),
    (#"[a-\d]"#, #"invalid escape sequence: `\d`"#),
    (#"a\"#, "trailing backslash at end of expression: ``"),
    ("*", "missing argument to repetition operator: `*`"),
    ("+a", "missing argument to repetition operator: `+`"),
    ("(*)", "missing argument to repetition operator: `*`"),
    ("|*", "missing argument to repetition operator: `*`"),
    ("a**", "invalid nested repetition operator: `**`"),
    ("a*+", "invalid nested repetition operator: `*+`"),
    ("a*??", "invalid nested repetition operator: `*??`"),
    ("a{2}{3}", "invalid nested repetition operator: `{2}{3}`"),
    ("{2}", "missing argument to repetition operator: `{2}`"),
    ("a{2,1}", "invalid repeat count: `{2,1}`"),
    ("a{1001}", "invalid repeat count: `{1001}`"),
    ("a{99999999999}", "invalid repeat count: `{99999999999}`"),
    ("(a{100}){11}", "invalid repeat count: `{11}`"),
    (#"\y"#, #"invalid escape sequence: `\y`"#),
    (#"\C"#, #"invalid escape sequence: `\C`"#),
    (#"\8"#, #"invalid escape sequence: `\8`"#),
    (#"\1"#, #"invalid escape sequence: `\1`"#),
    (#"\Z"#, #"invalid escape sequence: `\Z`"#),
    (#"\x"#, #"invalid escape sequence: `\x`"#),
    (#"\x4"#, #"invalid escape sequence: `\x4`"#),
    (#"\x{"#, #"invalid escape sequence: `\x{`"#),
    (#"\x{}"#, #"invalid escape sequence: `\x{}`"#),
    (#"\x{110000}"#, #"invalid escape sequence: `\x{110000`"#),
    (#"\é"#, #"invalid escape sequence: `\é`"#),
    (#"[\b]"#, #"invalid escape sequence: `\b`"#),
    (#"[\Q]"#, #"invalid escape sequence: `\Q`"#),
    (#"\p"#, #"invalid character class range: `\p`"#),
    (#"\p{"#, #"invalid character class range: `\p{`"#),
    (#"\p{Nosuch}"#, #"invalid character class range: `\p{Nosuch}`"#),
    (#"\PX"#, #"invalid character class range: `\PX`"#),
    (#"[\p{Nosuch}]"#, #"invalid character class range: `\p{Nosuch}`"#),
    (#"\p{Old_Italic}"#, #"invalid character class range: `\p{Old_Italic}`"#),
    ("[[:foo:]]", "invalid character class range: `[:foo:]`"),
    ("(?=x)", "invalid or unsupported Perl syntax: `(?=`"),
    ("(?!x)", "invalid or unsupported Perl syntax: `(?!`"),
    ("(?<=x)", "invalid named capture: `(?<=x)`"),
    ("(?<!x)y>", "invalid named capture: `(?<!x)y>`"),
    ("(?P<n", "invalid named capture: `(?P<n`"),
    ("(?P<>a)", "invalid named capture: `(?P<>`"),
    ("(?P<a b>c)", "invalid named capture: `(?P<a b>`"),
    ("(?P=n)", "invalid or unsupported Perl syntax: `(?P`"),
    ("(?'n'a)", "invalid or unsupported Perl syntax: `(?'`"),
    ("(?#c)", "invalid or unsupported Perl syntax: `(?#`"),
    ("(?i", "invalid or unsupported Perl syntax: `(?i`"),
    ("(?i-)", "invalid or unsupported Perl syntax: `(?i-)`"),
    ("(?-)", "invalid or unsupported Perl syntax: `(?-)`"),
    ("(?z)", "invalid or unsupported Perl syntax: `(?z`"),
    ("(?", "invalid or unsupported Perl syntax: `(?`"),
    ("[a-", "missing closing ]: `[a-`"),
    ("a(.", "missing closing ): `a(.`"),
  ]
}
