import Testing

@testable import StanzaSyntax

/// What plugin rewrite says of rules; most were recorded from CoreDNS 1.13.1.
struct RewriteNameRuleTests {
  private static let nameRules: [([String], String?)] = [
    (
      ["name", "a", "b", "name", "c", "d"],
      "exceeded the number of arguments for a non-answer rule argument for a rule"
    ),
    (["continue", "name", "a.b.example.org", ""], nil),
    (["continue", "name", "", "a", "b", "extra"], "invalid arguments for  rule"),
    (["stop", "name", ".", "EXAMPLE.Org"], nil),
    (["name", "suffix", "", "b", "answer", "auto", "value", "x", "y"], nil),
    (["name", "regex", "", "y"], nil),
    (["stop", "name", "10.0.0.0/8", "2001:db8::/32"], nil),
    (["name", "regex", "[a-", "y"], "invalid regex matching pattern: [a-"),
    (
      ["name", "exact", "a", "b", "answer", "name", "(x"],
      "name answer rule for exact rule: 2 arguments required"
    ),
    (
      ["name", "regex", "^ip-(?P<a>[0-9]*)\\.example\\.org[.]$", "y", "auto"],
      "invalid arguments for regex rule"
    ),
    (["name"], "too few arguments for a name rule"),
    (
      ["Stop", "name", "exact", "a", "b", "answer", "name", "(x", "y"],
      "name answer rule for exact rule: invalid regex matching pattern: (x"
    ),
    (["name", "exact", "a("], "invalid regex matching pattern: a(."),
    (["name", "regex", "db\\.(.*)", "y"], nil),
    (["stop", "name", "suffix", ".EXAMPLE.ORG", ".example.net", "answer", "auto"], nil),
    (["continue", "name", "suffix", "a", "b", "answer", "auto", "value", "x", "y"], nil),
    (
      [
        "name", "regex", "(.*)\\.example\\.org", "{1}.example.net", "ANSWER", "name",
        "(.*)\\.example\\.net", "{1}.example.org",
      ],
      "exceeded the number of arguments for a non-answer rule argument for regex rule"
    ),
    (["name", "suffix", "a", "b"], nil),
    (["name", "suffix", ".example.org", ".example.net", "answer", "auto"], nil),
    (["continue", "name", "suffix", ".example.org", ".example.net", "answer", "auto"], nil),
    (["continue", "name", "substring", "", "b", "extra"], "invalid arguments for substring rule"),
    (
      ["Stop", "name", "example.org.", "a.b.example.org", "answer"],
      "name rule supports only exact, prefix, suffix, substring, "
        + "and regex name matching, received: example.org."
    ),
    (
      [
        "stop", "name", "regex", "(.*)\\.example\\.org", "{1}.example.net", "answer", "",
        "(.*)\\.example\\.net", "{1}.example.org", "answer", "auto",
      ],
      "invalid type \"\" for answer rule for regex rule"
    ),
    (
      [
        "Stop", "name", "regex", "(.*)\\.example\\.org", "{1}.example.net", "answer", "NAME",
        "(.*)\\.example\\.net", "{1}.example.org",
      ],
      "invalid type \"NAME\" for answer rule for regex rule"
    ),
    (["name", "suffix", ".example.org", ".example.nets", "answer", "auto"], nil),
    (
      [
        "name", "regex", "(.*)\\.example\\.org", "{1}.example.net", "answer", "value",
        "(.*)\\.example\\.net", "{1}.example.org", "answer", "auto",
      ],
      nil
    ),
    (["NAME", "suffix", "a", "b", "answer", "auto", "value", "x", "y"], nil),
    (
      ["Stop", "NAME", "exact", "a", "b", "answer", "name", "(x", "y"],
      "name answer rule for exact rule: invalid regex matching pattern: (x"
    ),
    (
      ["name", "suffix", ".example.org", ".example.net", "answer", "auto", "stop"],
      "invalid type \"stop\" for answer rule for suffix rule"
    ),
    (["continue", "name", "suffix", ".example.org", "example.net", "answer", "auto"], nil),
    (
      [
        "continue", "name", "regex", "(.*)\\.EXAMPLE\\.ORG", "{1}.example.net", "answer", "name",
        "(.*)\\.example\\.net", "{1}.example.org",
      ],
      nil
    ),
    (["continue", "NAME", "substring", "a", "a"], nil),
    (["name", "regex", "a(.*)", "{2}"], nil),
    (
      ["stop", "name", "suffix", ".example.org", ".example.net", "answer"],
      "invalid arguments for suffix rule"
    ),
    (["stop", "name", "regex", "(.*)\\.example\\.org", "nosuch"], nil),
    (["name", "exact", "a", "b", "c"], "invalid arguments for exact rule"),
    (["name", "regex", "(a", "b"], "invalid regex matching pattern: (a"),
    (["continue", "continue", "name", "a", "b"], "invalid rule type \"continue\""),
    (["stop", "name", "suffix", "a", "b", "answer", "auto"], nil),
    (["NAME", "a", "b"], nil),
    (["name", "EXACT", "a", "b"], nil),
    (["name", "substring", "a", "b", "answer"], "invalid arguments for substring rule"),
    (["name", "a..b", "c..d"], nil),
    (
      ["name", "prefix", "a", "b", "answer", "value", "(x)", "{1}", "{2}"],
      "invalid type \"{2}\" for answer rule for prefix rule"
    ),
    (
      ["name", "exact", "a", "b(", "answer", "value", "x", "y"],
      "invalid regex matching pattern: b(."
    ),
    (["name", "a", "(b)"], nil),
    (
      ["name", "{1}", "b"],
      "the rewrite regex pattern ({1}.) uses more subexpressions "
        + "than its corresponding matching regex pattern (b.)"
    ),
    (["name", "regex", "(.*)a", "{2}"], nil),
    (
      ["name", "regex", "(.*)a", "{1}{2}"],
      "the rewrite regex pattern ({1}{2}) uses more subexpressions "
        + "than its corresponding matching regex pattern ((.*)a)"
    ),
    (
      ["name", "regex", "a", "{0}"],
      "the rewrite regex pattern ({0}) uses more subexpressions "
        + "than its corresponding matching regex pattern (a)"
    ),
    (["name", "regex", "a", "{01}{101}"], nil),
    (
      ["name", "suffix", "a", "b", "answer", "auto", "name", "x", "y"],
      "auto name answer rule cannot be combined with explicit name anwer rules"
    ),
    (
      ["name", "suffix", "a", "b", "answer", "answer", "x"],
      "invalid type \"answer\" for answer rule for suffix rule"
    ),
  ]

  @Test("A rule of kind name is judged with its answer parts", arguments: nameRules)
  func judgesRule(words: [String], expected: String?) {
    #expect(Rewriting.problem(words) == expected)
  }
}
