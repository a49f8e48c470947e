import StanzaSyntax
import Testing

@Suite struct ViewExpressionTests {
  @Test(arguments: valid) func compilesWhatExprCompiles(_ expression: String) {
    #expect(ViewExpression.problem(in: expression) == nil)
  }

  @Test(arguments: invalid) func refusesInTheWordsOfExpr(
    _ expression: String, _ problem: String?
  ) {
    #expect(ViewExpression.problem(in: expression) == problem)
  }

  @Test func boundsNesting() {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    }
    #expect(ViewExpression.problem(in: nested(499)) == nil)
    #expect(
      ViewExpression.problem(in: nested(100_000))?.hasPrefix("expression nests too deeply") == true)
  }

  @Test func boundsPartsAsExprDoes() {
    #expect(ViewExpression.problem(in: "1" + String(repeating: " + 1", count: 4999)) == nil)
    #expect(
      ViewExpression.problem(in: "1" + String(repeating: " + 1", count: 5000))?
        .hasPrefix("compilation failed: expression exceeds maximum allowed nodes (1:") == true)
  }

  @Test func namesAPatternThatIsInvalidOnlyOncePutTogether() {
    #expect(
      ViewExpression.problem(in: "name() matches '(' + 'b'")
        == "error parsing regexp: missing closing ): `(b`")
  }

  private static let valid: [String] = [
    "true",
    "do",
    "1",
    "'x'",
    "name() == 'example.org.'",
    "name() != 'x.'",
    "metadata('x/y') == 'z'",
    "type() == 'A' && class() == 'IN'",
    "incidr(client_ip(), '192.0.2.0/24')",
    "not do()",
    "bufsize() in 512..4096",
    "name() not in ['a.', 'b.']",
    "name() matches '^a.*$'",
    "name() startsWith 'a' or name() endsWith 'b' or name() contains 'c'",
    "split(name(), '.')[0] == 'a'",
    "name() | trimSuffix('.') | upper()",
    "len(name()) > 5",
    "any(['a', 'b'], # == name())",
    "all(split(name(), '.'), {len(#) < 5})",
    "map(1..3, # * #index)",
    "reduce([1, 2], #acc + #, 0)",
    "filter([{a: 1}], .a > 0)",
    "let n = name(); n == 'a.'",
    "if do() { 1 } else if size() > 5 { 2 } else { 3 }",
    "do() ? 'a' : 'b'",
    "nil ?? 'x'",
    "1 < size() < 512",
    "now().Hour() < 8",
    "now().Sub(now()).Hours() > 1.5",
    "duration('1h') * 2",
    "$env.name()",
    "$env?.nosuch",
    "fromJSON('{}').a?.b[0]",
    "{a: 1, 'b': 2, (name()): 3}",
    "[1, 2,]",
    "name()[1:3]",
    "name() // c",
    "/* c */ name()",
    "`a``b`",
    #"'\u{41}\x41\101\n'"#,
    "0x1F + 0b1 + 0o7 + 1_000 + 1.5e3 + .5",
    "1; 2;",
    "-size() ** 2",
    "len",
    "$env[nosuch]",
    "1 % 2",
  ]

  private static let invalid: [(String, String?)] = [
    ("", "unexpected token EOF"),
    (
      "name() ?: 'x'",
      "non-bool expression (type string) used as condition (1:1)\n | name() ?: 'x'\n | ^"
    ),
    ("name() != ", "unexpected token EOF (1:10)\n | name() != \n | .........^"),
    ("name() !=", "unexpected token EOF (1:9)\n | name() !=\n | ........^"),
    (
      "name() != 'x.' }",
      "unexpected token Bracket(\"}\") (1:16)\n | name() != 'x.' }\n | ...............^"
    ),
    ("true }", "unexpected token Bracket(\"}\") (1:6)\n | true }\n | .....^"),
    (
      "name() != 'x.' 5s",
      "bad number syntax: \"5s\" (1:17)\n | name() != 'x.' 5s\n | ................^"
    ),
    (
      "incidr(1,2)",
      "cannot use int as argument (type string) to call incidr  (1:8)\n | incidr(1,2)\n | .......^"
    ),
    ("foo", "unknown name foo (1:1)\n | foo\n | ^"),
    ("foo()", "unknown name foo (1:1)\n | foo()\n | ^"),
    ("nosuch() == 1", "unknown name nosuch (1:1)\n | nosuch() == 1\n | ^"),
    ("incidr('a')", "not enough arguments to call incidr (1:1)\n | incidr('a')\n | ^"),
    ("name(1)", "too many arguments to call name (1:1)\n | name(1)\n | ^"),
    (
      "incidr(nil, 'a')",
      "cannot use nil as argument (type string) to call incidr (1:8)\n"
        + " | incidr(nil, 'a')\n"
        + " | .......^"
    ),
    (
      "name() == 1",
      "invalid operation: == (mismatched types string and int) (1:8)\n | name() == 1\n | .......^"
    ),
    (
      "name == 'a'",
      "invalid operation: == (mismatched types func() string and string) (1:6)\n"
        + " | name == 'a'\n"
        + " | .....^"
    ),
    (
      "'a' + 1",
      "invalid operation: + (mismatched types string and int) (1:5)\n | 'a' + 1\n | ....^"
    ),
    ("-name()", "invalid operation: - (mismatched type string) (1:1)\n | -name()\n | ^"),
    ("not 1", "invalid operation: not (mismatched type int) (1:1)\n | not 1\n | ^"),
    ("1 and 2", "invalid operation: and (mismatched types int and int) (1:3)\n | 1 and 2\n | ..^"),
    (
      "'a' < 1",
      "invalid operation: < (mismatched types string and int) (1:5)\n | 'a' < 1\n | ....^"
    ),
    (
      "1 % 2.5",
      "invalid operation: % (mismatched types int and float64) (1:3)\n | 1 % 2.5\n | ..^"
    ),
    (
      "'a' .. 2",
      "invalid operation: .. (mismatched types string and int) (1:5)\n | 'a' .. 2\n | ....^"
    ),
    (
      "1 matches 'a'",
      "invalid operation: matches (mismatched types int and string) (1:3)\n | 1 matches 'a'\n | ..^"
    ),
    (
      "name() matches '('",
      "error parsing regexp: missing closing ): `(` (1:8)\n | name() matches '('\n | .......^"
    ),
    (
      "name() matches '%('",
      "error parsing regexp: missing closing ): `%!((MISSING)` (1:8)\n"
        + " | name() matches '%('\n"
        + " | .......^"
    ),
    ("1 in ['a']", "cannot use int as type string in array (1:3)\n | 1 in ['a']\n | ..^"),
    ("1 in {a: 1}", "cannot use int as type string in map key (1:3)\n | 1 in {a: 1}\n | ..^"),
    (
      "name() in 'abc'",
      "invalid operation: in (mismatched types string and string) (1:8)\n"
        + " | name() in 'abc'\n"
        + " | .......^"
    ),
    ("1 ? 2 : 3", "non-bool expression (type int) used as condition (1:1)\n | 1 ? 2 : 3\n | ^"),
    (
      "if 1 { 2 } else { 3 }",
      "non-bool expression (type int) used as condition (1:4)\n | if 1 { 2 } else { 3 }\n | ...^"
    ),
    ("if do() { 2 }", "unexpected token EOF (1:13)\n | if do() { 2 }\n | ............^"),
    ("true ? 1", "unexpected token EOF (1:8)\n | true ? 1\n | .......^"),
    ("let x = 1", "unexpected token EOF (1:9)\n | let x = 1\n | ........^"),
    ("let name = 1; 2", "cannot redeclare name (1:5)\n | let name = 1; 2\n | ....^"),
    ("let len = 1; 2", "cannot redeclare builtin len (1:5)\n | let len = 1; 2\n | ....^"),
    (
      "let x = 1; let x = 2; x",
      "cannot redeclare variable x (1:16)\n | let x = 1; let x = 2; x\n | ...............^"
    ),
    ("x", "unknown name x (1:1)\n | x\n | ^"),
    ("#", "unexpected token Operator(\"#\") (1:1)\n | #\n | ^"),
    ("filter([1], #foo)", "unknown pointer #foo (1:13)\n | filter([1], #foo)\n | ............^"),
    (
      "filter(1, true)",
      "builtin filter takes only array (got int) (1:8)\n | filter(1, true)\n | .......^"
    ),
    (
      "filter([1], 'a')",
      "predicate should return boolean (got string) (1:13)\n | filter([1], 'a')\n | ............^"
    ),
    ("filter([1])", "expected at least 2 arguments (1:11)\n | filter([1])\n | ..........^"),
    (
      "filter([1], true; 2)",
      "wrap predicate with brackets { and } (1:17)\n | filter([1], true; 2)\n | ................^"
    ),
    (
      "map([1], nil)",
      "predicate should has one input and one output param (1:10)\n | map([1], nil)\n | .........^"
    ),
    (
      "reduce([1], nil)",
      "predicate should has two input and one output param (1:13)\n"
        + " | reduce([1], nil)\n"
        + " | ............^"
    ),
    (
      "sum([1], nil)",
      "cannot use func(interface {}) as argument (type func(interface {}) bool) to call "
        + "sum  (1:10)\n"
        + " | sum([1], nil)\n"
        + " | .........^"
    ),
    ("len()", "invalid number of arguments (expected 1, got 0) (1:1)\n | len()\n | ^"),
    ("len(1)", "invalid argument for len (type int) (1:1)\n | len(1)\n | ^"),
    ("len(nil)", "invalid argument for len (type %!s(<nil>)) (1:1)\n | len(nil)\n | ^"),
    (
      "upper(1)",
      "cannot use int as argument (type string) to call upper  (1:7)\n | upper(1)\n | ......^"
    ),
    ("upper()", "not enough arguments to call upper (1:1)\n | upper()\n | ^"),
    ("upper('a', 'b')", "too many arguments to call upper (1:1)\n | upper('a', 'b')\n | ^"),
    ("split('a')", "not enough arguments to call split (1:1)\n | split('a')\n | ^"),
    ("join([1], 2)", "too many arguments to call join (1:1)\n | join([1], 2)\n | ^"),
    ("get([1], 'a')", "non-integer slice index string (1:10)\n | get([1], 'a')\n | .........^"),
    ("get(1)", "invalid number of arguments (expected 2, got 1) (1:1)\n | get(1)\n | ^"),
    ("take([1], 'a')", "cannot take string elements (1:1)\n | take([1], 'a')\n | ^"),
  ]
}
