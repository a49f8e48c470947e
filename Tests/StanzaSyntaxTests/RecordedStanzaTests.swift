import StanzaSyntax
import Testing

/// What the real CoreDNS said of texts that stood in recorded stanzas.
@Suite struct RecordedStanzaTests {
  @Test(arguments: expressions) func judgesExpressionsOfViews(
    _ expression: String, _ problem: String?
  ) {
    #expect(ViewExpression.problem(in: expression) == problem)
  }

  @Test(arguments: templates) func judgesTemplates(
    _ name: String, _ text: String, _ problem: String?
  ) {
    #expect(GoTemplate.problem(in: text, name: name, functions: ["parseInt"]) == problem)
  }

  @Test(arguments: patterns) func judgesPatterns(_ pattern: String, _ problem: String?) {
    #expect(GoRegularExpression.problem(in: pattern) == problem)
  }

  /// Where `rewrite` and `auto` do not pass on what is wrong with a pattern.
  @Test(arguments: ["(", "(a", "(x", "a(.", "[a-"])
  func refusesPatternsOfRewrites(_ pattern: String) {
    #expect(GoRegularExpression.problem(in: pattern) != nil)
  }

  @Test(arguments: [("db.*", 0), (#"db\.(.*)"#, 1), ("(.*)_(.*)", 2), (#"(.*)\.example\.org"#, 1)])
  func countsWhatAnOriginOrARewriteMayUse(_ pattern: String, _ count: Int) {
    #expect(GoRegularExpression.groupCount(of: pattern) == count)
  }

  private static let expressions: [(String, String?)] = [
    ("true", nil),
    ("1", nil),
    ("'x'", nil),
    ("name() != 'x.'", nil),
    ("name() == 'x.'", nil),
    ("name() == 'example.org.'", nil),
    ("metadata('x/y') == 'z'", nil),
    ("type() == 'A' && class() == 'IN'", nil),
    ("incidr(client_ip(), '192.0.2.0/24')", nil),
    ("", "unexpected token EOF"),
    ("true }", "unexpected token Bracket(\"}\") (1:6)\n | true }\n | .....^"),
    ("name() !=", "unexpected token EOF (1:9)\n | name() !=\n | ........^"),
    ("name() != ", "unexpected token EOF (1:10)\n | name() != \n | .........^"),
    ("name() ==", "unexpected token EOF (1:9)\n | name() ==\n | ........^"),
    (
      "name() != 'x.' }",
      "unexpected token Bracket(\"}\") (1:16)\n | name() != 'x.' }\n | ...............^"
    ),
    (
      "metadata('x/y') == 'z' }",
      "unexpected token Bracket(\"}\") (1:24)\n | metadata('x/y') == 'z' }\n"
        + " | .......................^"
    ),
    (
      "name() != 'x.' 5s",
      "bad number syntax: \"5s\" (1:17)\n | name() != 'x.' 5s\n | ................^"
    ),
    (
      "incidr(1,2)",
      "cannot use int as argument (type string) to call incidr  (1:8)\n | incidr(1,2)\n"
        + " | .......^"
    ),
  ]

  private static let templates: [(String, String, String?)] = [
    ("answer", "{{ .Name }} 60 IN A 192.0.2.1", nil),
    ("answer", "{{ .Group.a }} 60 IN A 192.0.2.1", nil),
    ("additional", "{{ index .Match 0 }}", nil),
    ("additional", "{{ .NoSuch }}", nil),
    ("authority", "example.org. 60 IN TXT x", nil),
    ("answer", "", nil),
    ("answer", "}", nil),
    ("answer", "{{", "template: answer:1: unclosed action"),
    ("additional", "{{ end }}", "template: additional:1: unexpected {{end}}"),
  ]

  private static let patterns: [(String, String?)] = [
    ("^a.*$", nil),
    ("[a-z]+", nil),
    ("5s", nil),
    (#"db\.(.*)"#, nil),
    ("(.*)_(.*)", nil),
    (#"^ip-(?P<a>[0-9]*)\.example\.org[.]$"#, nil),
    ("(", "error parsing regexp: missing closing ): `(`"),
    ("a{2,1}", "error parsing regexp: invalid repeat count: `{2,1}`"),
    ("(?=x)", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`"),
  ]
}
