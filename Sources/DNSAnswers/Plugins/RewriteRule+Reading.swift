import DNSMessages

extension RewriteRule {
  /// Reads a rule's words; nil where it is of a kind that does not change what is modelled, or that
  /// CoreDNS refuses.
  init?(_ words: [String]) {
    var rest = words[...]
    var stops = true
    let mode = rest.first?.lowercased()
    if mode == "continue" || mode == "stop" {
      stops = mode == "stop"
      rest = rest.dropFirst()
    }
    guard let kind = rest.popFirst()?.lowercased() else { return nil }
    self.init(text: words.joined(separator: " "), kind, Array(rest), stops)
  }

  private init?(text: String, _ kind: String, _ words: [String], _ stops: Bool) {
    switch kind {
    case "name":
      guard let (effect, responses) = Self.nameRule(words) else { return nil }
      self.init(text: text, effect: effect, responses: responses, stops: stops)
    case "type":
      guard words.count == 2, let from = RecordType(words[0]), let to = RecordType(words[1]) else {
        return nil
      }
      self.init(text: text, effect: .type(from: from, to: to), responses: [], stops: stops)
    case "ttl":
      guard let last = words.last, let range = Self.ttlRange(last),
        let match = Self.match(Array(words.dropLast()))
      else { return nil }
      self.init(text: text, effect: .none(match), responses: [.ttl(range)], stops: stops)
    case "rcode":
      guard words.count >= 3, let old = ResponseCode(words[words.count - 2]),
        let new = ResponseCode(words[words.count - 1]),
        let match = Self.match(Array(words.dropLast(2)))
      else { return nil }
      self.init(text: text, effect: .none(match), responses: [.code(old, to: new)], stops: stops)
    default: return nil
    }
  }

  private static func normalized(_ text: String) -> String {
    (text.hasSuffix(".") ? text : text + ".").lowercased()
  }

  /// The names that a rule is about: the kind of match where it is given, and the text.
  private static func match(_ words: [String]) -> NameMatch? {
    guard let text = words.last, words.count <= 2 else { return nil }
    return match(words.count == 2 ? words[0].lowercased() : "exact", text)
  }

  private static func match(_ kind: String, _ text: String) -> NameMatch? {
    switch kind {
    case "exact": .exact(normalized(text))
    case "prefix": .prefix(normalized(text))
    case "suffix": .suffix(normalized(text))
    case "substring": .substring(normalized(text))
    case "regex": Pattern(text).map { .regex($0) }
    default: nil
    }
  }

  private static func nameRule(_ words: [String]) -> (Effect, [RewriteResponse])? {
    guard words.count >= 2 else { return nil }
    let kind = words.count == 2 ? "exact" : words[0].lowercased()
    let (from, to) = words.count == 2 ? (words[0], words[1]) : (words[1], words[2])
    guard let match = match(kind, from),
      let (isAuto, answers) = answerRules(Array(words.dropFirst(3)))
    else { return nil }
    let replacement = normalized(to)
    guard kind == "suffix" else {
      let isPutBack = isAuto || kind == "exact"
      return (.name(match, to: replacement, isPutBack: isPutBack), answers)
    }
    let back = RewriteResponse.Change.suffix(replacement, to: normalized(from))
    let responses: [RewriteResponse] = isAuto ? [.name(back), .value(back)] : []
    return (.name(match, to: replacement, isPutBack: false), responses + answers)
  }

  /// `answer auto`, and `answer name FROM TO` or `answer value FROM TO`, of which the word `answer`
  /// may be left out from the second on.
  private static func answerRules(_ words: [String]) -> (Bool, [RewriteResponse])? {
    var isAuto = false
    var responses: [RewriteResponse] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      let kind = word == "answer" ? rest.popFirst() : word
      switch kind {
      case "auto": isAuto = true
      case "name", "value":
        guard let from = rest.popFirst(), let to = rest.popFirst(), let pattern = Pattern(from)
        else { return nil }
        let change = RewriteResponse.Change.regex(pattern, to: normalized(to))
        responses.append(kind == "name" ? .name(change) : .value(change))
      default: return nil
      }
    }
    return (isAuto, responses)
  }

  /// `N`, `MIN-MAX`, `MIN-` or `-MAX`, in seconds.
  private static func ttlRange(_ text: String) -> ClosedRange<UInt32>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, text != "-" else { return nil }
    guard let first = parts[0].isEmpty ? 0 : UInt32(parts[0]) else { return nil }
    guard parts.count == 2 else { return first...first }
    guard let last = parts[1].isEmpty ? UInt32(Int32.max) : UInt32(parts[1]), first <= last else {
      return nil
    }
    return first...last
  }
}
