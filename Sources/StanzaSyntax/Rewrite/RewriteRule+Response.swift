extension RewriteRule {
  /// Rules of kind `ttl`.
  static func lifetimeProblem(_ words: [String], _ regexes: RewriteRegexes) -> String? {
    guard words.count >= 2 else { return "too few (\(words.count)) arguments for a ttl rule" }
    // With too many words none is the lifetime, and its absence is told of first.
    let lifetime = words.count <= 3 ? words[words.count - 1] : ""
    guard isLifetime(lifetime) else { return "invalid TTL '\(lifetime)' for a ttl rule" }
    guard words.count == 3 else { return nil }
    return matchProblem(words[0], pattern: words[1], kind: "ttl", regexes)
  }

  /// Rules of kind `rcode`.
  static func responseCodeProblem(_ words: [String], _ regexes: RewriteRegexes) -> String? {
    guard words.count >= 3 else { return "too few (\(words.count)) arguments for a rcode rule" }
    let codes = words.count <= 4 ? Array(words.suffix(2)) : ["", ""]
    for (code, role) in zip(codes, ["matching", "replacement"]) where !isResponseCode(code) {
      return "invalid \(role) RCODE '\(code)' for a rcode rule"
    }
    guard words.count == 4 else { return nil }
    return matchProblem(words[0], pattern: words[1], kind: "rcode", regexes)
  }

  /// Rules of kind `cname`, whose regular expressions CoreDNS does not try before it needs them.
  static func targetProblem(_ words: [String]) -> String? {
    switch words.count {
    case 2: return nil
    case 3:
      let match = GoStrings.lowercased(words[0])
      let isKnown = matches.contains { GoStrings.equal($0, match) }
      return isKnown ? nil : "unknown cname rewrite type: \(match)"
    default: return "too few (\(words.count)) arguments for a cname rule"
    }
  }

  private static let matches = ["exact", "prefix", "suffix", "substring", "regex"]

  /// The way names are matched, and the pattern that a regular expression is.
  private static func matchProblem(
    _ word: String, pattern: String, kind: String, _ regexes: RewriteRegexes
  ) -> String? {
    let match = GoStrings.lowercased(word)
    guard GoStrings.isOne(match, of: matches) else {
      return "\(kind) rule supports only exact, prefix, suffix, substring, and regex name matching"
    }
    guard match == "regex", regexes.regexProblem(pattern) != nil else { return nil }
    return "invalid regex pattern in a \(kind) rule: \(pattern)"
  }

  /// Seconds, or a range of which one end may be left out.
  private static func isLifetime(_ word: String) -> Bool {
    let parts = word.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      return parts.count == 1 && GoUnsigned.decimal(word, bits: 32) != nil
    }
    guard !(parts[0].isEmpty && parts[1].isEmpty) else { return false }
    let least = parts[0].isEmpty ? 0 : GoUnsigned.decimal(parts[0], bits: 32)
    let most = parts[1].isEmpty ? UInt64(Int32.max) : GoUnsigned.decimal(parts[1], bits: 32)
    guard let least, let most else { return false }
    return least <= most
  }

  /// A number up to 23, or a name in any case.
  private static func isResponseCode(_ word: String) -> Bool {
    if let number = GoUnsigned.decimal(word, bits: 32), number <= 23 { return true }
    return RecordNames.responseCode(named: GoStrings.uppercased(word)) != nil
  }
}
