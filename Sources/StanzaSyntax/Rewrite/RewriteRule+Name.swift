extension RewriteRule {
  /// Rules of kind `name`, with their answer parts.
  static func nameProblem(_ words: [String], _ regexes: RewriteRegexes) -> String? {
    guard words.count >= 2 else { return "too few arguments for a name rule" }
    let match = words.count == 2 ? "exact" : GoStrings.lowercased(words[0])
    let parts = Array(words.dropFirst(words.count == 2 ? 0 : 1))
    // The answers are read before the kind of match is looked at.
    if parts.count > 2, let problem = answerProblem(Array(parts[2...]), match, regexes) {
      return problem
    }
    switch match {
    case "exact":
      // CoreDNS tests the names as a pattern and its replacement, the wrong way round.
      return regexes.problem(
        pattern: DomainNameText.normalized(parts[1]),
        replacement: DomainNameText.normalized(parts[0]))
    case "prefix", "suffix", "substring": return nil
    case "regex": return regexes.problem(pattern: parts[0], replacement: parts[1])
    default:
      return "name rule supports only exact, prefix, suffix, substring, and regex name matching, "
        + "received: \(match)"
    }
  }

  /// The answer parts behind a name rule's two names.
  private static func answerProblem(
    _ words: [String], _ match: String, _ regexes: RewriteRegexes
  ) -> String? {
    guard words.count >= 2 else { return "invalid arguments for \(match) rule" }
    guard GoStrings.equal(words[0], "answer") else {
      return "exceeded the number of arguments for a non-answer rule argument for \(match) rule"
    }
    var rest = words[...]
    var kinds: Set<String> = []
    while let word = rest.first {
      // The word itself may be left out from the second part on.
      if GoStrings.equal(word, "answer") { rest.removeFirst() }
      guard let kind = rest.popFirst() else {
        return "type missing for answer rule for \(match) rule"
      }
      guard GoStrings.isOne(kind, of: ["auto", "name", "value"]) else {
        return "invalid type \(GoQuotation.quoted(kind)) for answer rule for \(match) rule"
      }
      kinds.insert(kind)
      guard kind != "auto" else { continue }
      let subject = "\(kind) answer rule for \(match) rule: "
      guard rest.count >= 2 else { return subject + "2 arguments required" }
      let pair = Array(rest.prefix(2))
      rest.removeFirst(2)
      if let problem = regexes.problem(pattern: pair[0], replacement: pair[1]) {
        return subject + problem
      }
    }
    guard kinds.isSuperset(of: ["auto", "name"]) else { return nil }
    return "auto name answer rule cannot be combined with explicit name anwer rules"
  }
}
