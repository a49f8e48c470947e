import Testing

@testable import StanzaSyntax

/// What plugin rewrite says of rules; most were recorded from CoreDNS 1.13.1.
struct RewriteOptionRuleTests {
  private static let optionRules: [([String], String?)] = [
    (
      ["edns0", "local", "append", "0xffee", "{qname}", ""],
      "EDNS0 local rules require three or four args"
    ),
    (["edns0", "subnet", "unset", "answer"], "subnet unset action requires exactly one argument"),
    (["edns0", "sid", "set"], "invalid rule type \"sid\""),
    (["edns0", "", "replace", "0xffee"], "invalid rule type \"\""),
    (["stop", "edns0", "nsid", "set"], nil),
    (["edns0", "nsid", "replace", "revert"], nil),
    (
      ["Stop", "edns0", "local", "replace", "0xFFFF"],
      "EDNS0 local rules require three or four args"
    ),
    (
      ["continue", "edns0", "local", "replace", "0xffee"],
      "EDNS0 local rules require three or four args"
    ),
    (["edns0", "nsid", "nosuch", "revert"], "invalid action: \"nosuch\""),
    (["edns0", "local", "set", "0xFFFF", "0xabcd"], nil),
    (["continue", "edns0", "local", "unset", "0xFFFF"], nil),
    (["stop", "edns0", "nsid", "replace", "revert"], nil),
    (["Stop", "edns0", "locals", "unset", "0xffee"], "invalid rule type \"locals\""),
    (
      ["edns0", "local", "set", "0x10000", "x"],
      "strconv.ParseUint: parsing \"0x10000\": value out of range"
    ),
    (["edns0", "local", "set", "65001", "{nosuch}"], "unsupported variable name \"{nosuch}\""),
    (["edns0", "subnet", "set", "33", "56"], "invalid IPv4 bit mask length 33"),
    (["edns0", "subnet", "set", "24", "56", "revert"], nil),
    (["edns0", "nsid", "set", "revert", "x"], "EDNS0 NSID rules can accept no more than one arg"),
    (["edns0", "nsid", "unset", "revert"], "nsid unset action requires exactly one argument"),
    (["edns0", "local", "set", "revert"], "EDNS0 local rules require three or four args"),
    (["edns0", "local"], "too few arguments for an EDNS0 rule"),
    (["edns0", "local", "set", "0o17", "x"], nil),
    (["edns0", "local", "set", "08", "x"], "strconv.ParseUint: parsing \"08\": invalid syntax"),
    (["edns0", "local", "set", "1_0", "{a/b}"], nil),
    (["edns0", "local", "set", "_1", "x"], "strconv.ParseUint: parsing \"_1\": invalid syntax"),
    (["edns0", "local", "set", "1", "0xabc"], "encoding/hex: odd length hex string"),
    (["edns0", "local", "set", "1", "0xag"], "encoding/hex: invalid byte: U+0067 'g'"),
    (["edns0", "local", "set", "1", "{/b}"], "unsupported variable name \"{/b}\""),
    (["edns0", "subnet", "set", "32", "129"], "invalid IPv6 bit mask length 129"),
    (["edns0", "local", "unset", "1", "x"], "local unset action requires exactly two arguments"),
  ]

  @Test("A rule of kind edns0 is judged by its option and action", arguments: optionRules)
  func judgesRule(words: [String], expected: String?) {
    #expect(Rewriting.problem(words) == expected)
  }
}
