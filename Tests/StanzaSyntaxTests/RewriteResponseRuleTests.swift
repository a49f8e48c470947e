import Testing

@testable import StanzaSyntax

/// What plugin rewrite says of rules; most were recorded from CoreDNS 1.13.1.
struct RewriteResponseRuleTests {
  private static let responseRules: [([String], String?)] = [
    (["stop", "rcode", "regex", "db\\.(.*)", "servfail", "0"], nil),
    (["Stop", "cname", "PREFIX", "example.org", "example.org"], nil),
    (["continue", "ttl", "in-addr.arpa", "30-"], nil),
    (
      ["Stop", "rcode", "suffix", "10.0.0.0/8", "servfail"],
      "invalid matching RCODE '10.0.0.0/8' for a rcode rule"
    ),
    (["stop", "RCODE", "in-addr.arpa", "3", "servfail"], nil),
    (["Stop", "CNAME", "regex", "(.*)\\.example\\.org", "example.org."], nil),
    (["TTL", "regex", "^ip-(?P<a>[0-9]*)\\.example\\.org[.]$", "0"], nil),
    (["TTL", "in-addr.arpa", "30"], nil),
    (["cname", "regex", "db\\.(.*)"], nil),
    (["stop", "rcode", "10.0.0.0/17", "3", "0"], nil),
    (
      ["ttl", "regexs", "[a-z]+", "30-"],
      "ttl rule supports only exact, prefix, suffix, substring, and regex name matching"
    ),
    (
      ["ttl", "regex", "^ip-(?P<a>[0-9]*)\\.example\\.org[.]$"],
      "invalid TTL '^ip-(?P<a>[0-9]*)\\.example\\.org[.]$' for a ttl rule"
    ),
    (["cname", "exact", "10.0.0.0/17", "example.org"], nil),
    (["Stop", "cname", "a.b.example.org"], "too few (1) arguments for a cname rule"),
    (["Stop", "RCODE", "suffix", "example.org.", "servfail", "servfail"], nil),
    (["rcode", "regex", "^a.*$", "0", "3", "auto"], "invalid matching RCODE '' for a rcode rule"),
    (["continue", "cname", "regex", "db\\.(.*)", "example.org."], nil),
    (["cname", "regex", "^ip-(?P<a>[0-9]*)\\.example\\.org[.]$", "a.b.example.org"], nil),
    (["continue", "cname", "é.example.org", "example.org"], nil),
    (["continue", "rcode", "regex", "(", "3", "23"], "invalid regex pattern in a rcode rule: ("),
    (
      ["rcode", "suffix", "10.0.0.0/17", "0", "NXDOMAN"],
      "invalid replacement RCODE 'NXDOMAN' for a rcode rule"
    ),
    (["rcode", "EXAMPLE.Org", "0", "NXDOMAIN"], nil),
    (["cname", "substring", "10.0.0.0/8", "a.b.example.org"], nil),
    (["CNAME", "substring", "a.b.example.org", "EXAMPLE.Org"], nil),
    (["rcode", "regex", "^a.*$", "", "23"], "invalid matching RCODE '' for a rcode rule"),
    (["TTL", "substring", "b-c", "-300"], nil),
    (
      ["Stop", "rcode", "PREFIX", "a.b.example.org", "servfail"],
      "invalid matching RCODE 'a.b.example.org' for a rcode rule"
    ),
    (["rcode", "2001:db8::/32", "24", "NXDOMAIN"], "invalid matching RCODE '24' for a rcode rule"),
    (["Stop", "cname", "egex", "db\\.(.*)", "example.org."], "unknown cname rewrite type: egex"),
    (
      ["rcode", "prefix", "10.0.0.0/8", "3", "23", "stop"],
      "invalid matching RCODE '' for a rcode rule"
    ),
    (["ttl", "substring", "web1", "0"], nil),
    (["ttl", "10.0.0.0/17", "-1-"], "invalid TTL '-1-' for a ttl rule"),
    (
      ["rcode", "in-addr.arpa", "3", "3", "stop"],
      "invalid replacement RCODE 'stop' for a rcode rule"
    ),
    (
      ["Stop", "rcode", "regex", "^ip-(?P<a>[0-9]*)\\.example\\.org[.]$", "NXDOMAIN", "1.0"],
      "invalid replacement RCODE '1.0' for a rcode rule"
    ),
    (["cname", "regex", "[a-z]+", "example.org"], nil),
    (["rcode", "regex", "[a-z]+", "3", "NXDOMAIN"], nil),
    (["ttl", "example.org", "30-20"], "invalid TTL '30-20' for a ttl rule"),
    (["ttl", "example.org", "-"], "invalid TTL '-' for a ttl rule"),
    (["ttl", "regex", "(", "30"], "invalid regex pattern in a ttl rule: ("),
    (["ttl", "a", "b", "30", "40", "50"], "invalid TTL '' for a ttl rule"),
    (["cname", "a"], "too few (1) arguments for a cname rule"),
    (
      ["rcode", "example.org", "NXDOMAIN", "24"],
      "invalid replacement RCODE '24' for a rcode rule"
    ),
    (["rcode", "regex", ".*", "0", "3"], nil),
    (
      ["rcode", "glob", ".*", "0", "3"],
      "rcode rule supports only exact, prefix, suffix, substring, and regex name matching"
    ),
    (["ttl", "a", "30-40"], nil),
    (["ttl", "a", "4294967296"], "invalid TTL '4294967296' for a ttl rule"),
    (["ttl", "a", "1-2-3"], "invalid TTL '1-2-3' for a ttl rule"),
    (["ttl", "a"], "too few (1) arguments for a ttl rule"),
    (["rcode", "a", "notimpl", "23"], nil),
    (["rcode", "a", "BADVERS", "0"], "invalid matching RCODE 'BADVERS' for a rcode rule"),
    (["cname", "regex", "(", "b"], nil),
    (["cname", "a", "b", "c", "d"], "too few (4) arguments for a cname rule"),
  ]

  @Test("A rule about lifetimes, targets or response codes is judged", arguments: responseRules)
  func judgesRule(words: [String], expected: String?) {
    #expect(Rewriting.problem(words) == expected)
  }
}
