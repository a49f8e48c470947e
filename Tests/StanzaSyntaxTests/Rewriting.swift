import StanzaSyntax

/// Rules of plugin rewrite with a simple stand-in for regular expressions: brackets must match,
/// and each opening parenthesis is a group.
enum Rewriting {
  /// What is wrong with a rule.
  static func problem(_ words: [String]) -> String? {
    RewriteRule.problem(
      words: words, regexProblem: { isBalanced($0) ? nil : "missing bracket" },
      groupCount: { $0.utf8.count { $0 == UInt8(ascii: "(") } })
  }

  private static func isBalanced(_ pattern: String) -> Bool {
    let counts = ["(", ")", "[", "]"].map { sign in pattern.utf8.count { $0 == sign.utf8.first } }
    return counts[0] == counts[1] && counts[2] == counts[3]
  }
}
