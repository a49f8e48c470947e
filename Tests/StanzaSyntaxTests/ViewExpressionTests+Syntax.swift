import StanzaSyntax
import Testing

extension ViewExpressionTests {
  @Test(arguments: moreInvalid) func placesItsMark(_ expression: String, _ problem: String?) {
    #expect(ViewExpression.problem(in: expression) == problem)
  }

  private static let moreInvalid: [(String, String?)] = [
    ("max()", "not enough arguments to call max (1:1)\n | max()\n | ^"),
    ("max('a')", "invalid argument for max (type string) (1:1)\n | max('a')\n | ^"),
    ("first(1)", "cannot get first element from int (1:1)\n | first(1)\n | ^"),
    ("keys([1])", "cannot get keys from []interface {} (1:1)\n | keys([1])\n | ^"),
    ("toPairs(1)", "cannot transform int to pairs (1:1)\n | toPairs(1)\n | ^"),
    ("concat(1)", "cannot concat int (1:1)\n | concat(1)\n | ^"),
    ("now(1)", "invalid number of arguments (expected 0, got 1) (1:1)\n | now(1)\n | ^"),
    ("date()", "invalid number of arguments (expected at least 1, got 0) (1:1)\n | date()\n | ^"),
    ("::type()", "unknown name type (1:7)\n | ::type()\n | ......^"),
    ("name().foo", "type string has no field foo (1:8)\n | name().foo\n | .......^"),
    ("name().foo()", "type string has no method foo (1:8)\n | name().foo()\n | .......^"),
    (
      "[1]['a']",
      "array elements can only be selected using an integer (got string) (1:5)\n"
        + " | [1]['a']\n"
        + " | ....^"
    ),
    (
      "{a: 1}[1]",
      "cannot use int to get an element from map[string]interface {} (1:8)\n"
        + " | {a: 1}[1]\n"
        + " | .......^"
    ),
    ("now().Foo()", "type time.Time has no method Foo (1:7)\n | now().Foo()\n | ......^"),
    (
      "now().AddDate(1)",
      "not enough arguments to call AddDate (1:7)\n | now().AddDate(1)\n | ......^"
    ),
    (
      "now().Clock()",
      "func Clock returns more then two values (1:7)\n | now().Clock()\n | ......^"
    ),
    ("nil.a", "unexpected token Operator(\".\") (1:4)\n | nil.a\n | ...^"),
    ("1[:2]", "unexpected token Bracket(\"[\") (1:2)\n | 1[:2]\n | .^"),
    ("name()['a':]", "non-integer slice index string (1:8)\n | name()['a':]\n | .......^"),
    ("name(", "unexpected token EOF (1:5)\n | name(\n | ....^"),
    ("name() name()", "unexpected token Identifier(\"name\") (1:8)\n | name() name()\n | .......^"),
    ("(1", "unexpected token EOF (1:2)\n | (1\n | .^"),
    ("[1", "unexpected token EOF (1:2)\n | [1\n | .^"),
    ("[1 2]", "unexpected token Number(\"2\") (1:4)\n | [1 2]\n | ...^"),
    ("{1", "unexpected token EOF (1:2)\n | {1\n | .^"),
    ("{a 1}", "unexpected token Number(\"1\") (1:4)\n | {a 1}\n | ...^"),
    (
      "{+: 1}",
      "a map key must be a quoted string, a number, a identifier, or an expression "
        + "enclosed in parentheses (unexpected token Operator(\"+\")) (1:2)\n"
        + " | {+: 1}\n"
        + " | .^"
    ),
    ("{a: 1,, b: 2}", "unexpected token Operator(\",\") (1:7)\n | {a: 1,, b: 2}\n | ......^"),
    ("1 +", "unexpected token EOF (1:3)\n | 1 +\n | ..^"),
    ("'a", "literal not terminated (1:3)\n | 'a\n | ..^"),
    ("`a", "literal not terminated (1:3)\n | `a\n | ..^"),
    (#"'a\q'"#, "invalid char escape (1:4)\n | 'a\\q'\n | ...^"),
    (#"'\400'"#, "unable to unescape string (1:6)\n | '\\400'\n | .....^"),
    ("/* a", "unclosed comment (1:5)\n | /* a\n | ....^"),
    ("@", "unrecognized character: U+0040 '@' (1:1)\n | @\n | ^"),
    ("\u{7}", "unrecognized character: U+0007 (1:1)\n | \u{7}\n | ^"),
    ("1x", "bad number syntax: \"1x\" (1:2)\n | 1x\n | .^"),
    (
      "99999999999999999999",
      "invalid integer literal: strconv.ParseInt: parsing \"99999999999999999999\": value "
        + "out of range (1:20)\n"
        + " | 99999999999999999999\n"
        + " | ...................^"
    ),
    (
      "1e999",
      "invalid float literal: strconv.ParseFloat: parsing \"1e999\": value out of range "
        + "(1:5)\n"
        + " | 1e999\n"
        + " | ....^"
    ),
    (
      "0x",
      "invalid hex literal: strconv.ParseInt: parsing \"0x\": invalid syntax (1:2)\n | 0x\n | .^"
    ),
    ("1.2.3", "unexpected token Number(\".3\") (1:4)\n | 1.2.3\n | ...^"),
    ("a.", "unexpected end of expression (1:2)\n | a.\n | .^"),
    ("a.1", "unexpected token Number(\".1\") (1:2)\n | a.1\n | .^"),
    (
      "name() ?? 'a' + 'b'",
      "Operator (+) and coalesce expressions (??) cannot be mixed. Wrap either by "
        + "parentheses. (1:15)\n"
        + " | name() ?? 'a' + 'b'\n"
        + " | ..............^"
    ),
    ("not foo", "unknown name foo (1:5)\n | not foo\n | ....^"),
    ("1 not 2", "unexpected token Number(\"2\") (1:7)\n | 1 not 2\n | ......^"),
    ("1 % 0", "integer divide by zero (1:3)\n | 1 % 0\n | ..^"),
    ("1 % (2 - 2)", "integer divide by zero (1:3)\n | 1 % (2 - 2)\n | ..^"),
    ("'a'\n== 1", "invalid operation: == (mismatched types string and int) (2:1)\n | == 1\n | ^"),
    ("name() ==\n\n", "unexpected token EOF"),
    ("\t@", "unrecognized character: U+0040 '@' (1:2)\n |  @\n | .^"),
    ("éa == 1", "unknown name éa (1:1)\n | éa == 1\n | ^"),
    (
      "'日本' == 1",
      "invalid operation: == (mismatched types string and int) (1:6)\n | '日本' == 1\n | .....^"
    ),
    ("1 | upper", "unexpected token EOF (1:9)\n | 1 | upper\n | ........^"),
    (
      "1 | upper()",
      "cannot use int as argument (type string) to call upper  (1:1)\n | 1 | upper()\n | ^"
    ),
    ("do()()", "unexpected token Bracket(\"(\") (1:5)\n | do()()\n | ....^"),
    ("true()", "unexpected token Bracket(\"(\") (1:5)\n | true()\n | ....^"),
    (" ", "unexpected token EOF (1:1)\n |  \n | ^"),
  ]
}
