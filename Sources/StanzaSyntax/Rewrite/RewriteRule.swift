/// One rule of plugin rewrite, the words that stand behind its name or in its block.
public enum RewriteRule {
  /// What is wrong with a rule.
  ///
  /// CoreDNS puts no place before any of these messages.
  ///
  /// - Parameters:
  ///   - words: The rule's words; which they are is read elsewhere.
  ///   - regexProblem: What is wrong with a regular expression, if anything. The messages do not
  ///     repeat it.
  ///   - groupCount: How many groups a regular expression without fault has.
  public static func problem(
    words: [String], regexProblem: @escaping (String) -> String?,
    groupCount: @escaping (String) -> Int
  ) -> String? {
    guard let first = words.first else { return "no rule type specified for rewrite" }
    let mode = GoStrings.lowercased(first)
    let hasMode = GoStrings.isOne(mode, of: ["continue", "stop"])
    guard let kind = hasMode ? words.dropFirst().first : first else {
      return "\(mode) rule must begin with a rule type"
    }
    let regexes = RewriteRegexes(regexProblem: regexProblem, groupCount: groupCount)
    return problem(
      kind: GoStrings.lowercased(kind), words: Array(words.dropFirst(hasMode ? 2 : 1)),
      first: first, regexes: regexes)
  }

  private static func problem(
    kind: String, words: [String], first: String, regexes: RewriteRegexes
  ) -> String? {
    switch kind {
    case "answer": "response rewrites must begin with a name rule"
    case "name": nameProblem(words, regexes)
    case "class":
      translationProblem(words, kind: kind, isName: { RecordNames.classNumber(named: $0) != nil })
    case "type":
      translationProblem(words, kind: kind, isName: { RecordNames.type(named: $0) != nil })
    case "edns0": optionProblem(words)
    case "ttl": lifetimeProblem(words, regexes)
    case "cname": targetProblem(words)
    case "rcode": responseCodeProblem(words, regexes)
    // The first word is shown, which may be the mode and not the kind.
    default: "invalid rule type \(GoQuotation.quoted(first))"
    }
  }

  /// A class or a type in place of another, in any case.
  private static func translationProblem(
    _ words: [String], kind: String, isName: (String) -> Bool
  ) -> String? {
    guard words.count == 2 else { return "\(kind) rules must have exactly two arguments" }
    return words.lazy.map(GoStrings.uppercased).first { !isName($0) }
      .map { "invalid \(kind) \(GoQuotation.quoted($0))" }
  }
}
