import Testing

@testable import StanzaSyntax

/// What plugin rewrite says of rules; most were recorded from CoreDNS 1.13.1.
struct RewriteRuleTests {
  private static let rules: [([String], String?)] = [
    (["Stop", "regex", "regex", "[a-z]+", "3", "3"], "invalid rule type \"Stop\""),
    (["continue", "class", "HS"], "class rules must have exactly two arguments"),
    (["type", "SVCB", "TYPE65280"], "invalid type \"TYPE65280\""),
    (["continue", "regex", "A", "TYPE65280"], "invalid rule type \"continue\""),
    (["class", "CH", "CLASS1"], "invalid class \"CLASS1\""),
    (["Stop", "type", "TXT", "TYPE65280"], "invalid type \"TYPE65280\""),
    (["type", "AAAA", "TYPE1"], "invalid type \"TYPE1\""),
    (["next", "class", "IN", "HS"], "invalid rule type \"next\""),
    (["Stop", "answer", "HS", "IN"], "response rewrites must begin with a name rule"),
    (["stop", "answer", "auto"], "response rewrites must begin with a name rule"),
    (["stop", "class", "HS", "IN"], nil),
    (["stop", "class", "ANY", "XX"], "invalid class \"XX\""),
    (["class", "IN", "CLASS1"], "invalid class \"CLASS1\""),
    (
      [
        "continue", "opcode", "regex", "(.*)\\.example\\.org", "{1}.example.net", "answer", "name",
        "(.*)\\.example\\.net", "{1}.example.org",
      ],
      "invalid rule type \"continue\""
    ),
    (["stop", "class", "CH", "CLASS1"], "invalid class \"CLASS1\""),
    (["Continue"], "continue rule must begin with a rule type"),
    (
      [
        "opcode", "regex", "(.*)\\.example\\.org", "{1}.example.net", "answer", "name",
        "(.*)\\.example\\.net", "{1}.example.org",
      ],
      "invalid rule type \"opcode\""
    ),
    (["continue", "", "substring", "b-c", "a"], "invalid rule type \"continue\""),
    (["Stop", "class", "CH", "CH"], nil),
    (["Stop", "class", "IN", "ANY"], nil),
    (["edns", "exact", "a", "{1}"], "invalid rule type \"edns\""),
    (["regex", "regex", "db\\.(.*)", "0", "23"], "invalid rule type \"regex\""),
    ([], "no rule type specified for rewrite"),
    (["type", "1", "AAAA"], "invalid type \"1\""),
    (
      ["continue", "regex", "local", "append", "65001", "text", "revert"],
      "invalid rule type \"continue\""
    ),
    (["next"], "invalid rule type \"next\""),
    (["stop", "type", "any", "AAAA"], nil),
    (["class", "ANY", "ANY"], nil),
    (["a", "b"], "invalid rule type \"a\""),
    (["answer", "name", "a", "b"], "response rewrites must begin with a name rule"),
    (["type", "ANY", "HINFO"], nil),
    (["type", "a", "hinfo"], nil),
    (["class", "in", "ch"], nil),
    (["class", "IN"], "class rules must have exactly two arguments"),
    (["opcode", "a", "b"], "invalid rule type \"opcode\""),
    (["stop"], "stop rule must begin with a rule type"),
    (["type", "KX", "A"], "invalid type \"KX\""),
    (["type", "A", "none"], "invalid type \"NONE\""),
    (["class", "none", "cs"], nil),
  ]

  @Test("A rule is told of by its kind", arguments: rules)
  func judgesRule(words: [String], expected: String?) {
    #expect(Rewriting.problem(words) == expected)
  }
}
