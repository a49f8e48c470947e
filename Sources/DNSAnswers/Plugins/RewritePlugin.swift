import DNSMessages

/// `rewrite`: changes questions, and puts the answers to them back.
struct RewritePlugin: AnsweringPlugin {
  let place: PluginPlace
  let rules: [RewriteRule]

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    var changed = request
    var responses: [RewriteResponse] = []
    for rule in rules {
      guard let done = rule.apply(to: &changed) else { continue }
      responses += done
      run.note(Fact("rule: \(rule.text)"))
      guard DNSName(unchecked: changed.name).isPackable || changed.name == "." else {
        run.decider = place
        run.step(place, "SERVFAIL: the name after it, \(changed.name), is none")
        return .failed(.serverFailure, isError: true)
      }
      if rule.stops { break }
    }
    guard !responses.isEmpty || changed.name != request.name || changed.type != request.type else {
      return try next.serve(request, run)
    }
    run.step(
      place,
      changed.name == request.name && changed.type == request.type
        ? "changes the answer" : "asks for \(changed.name) \(changed.type) instead")
    let outcome = try next.serve(changed, run)
    guard case .reply(var reply) = outcome, !responses.isEmpty, !reply.isUnknown else {
      return outcome
    }
    let before = reply
    reply.changeRecords { record in
      for response in responses.reversed() { response.change(&record) }
    }
    for case .code(let old, let new) in responses.reversed() where reply.code == old {
      reply.code = new
    }
    run.step(place, before == reply ? "puts nothing back" : "puts the names of the answer back")
    return .reply(reply)
  }
}

/// One rule of `rewrite`.
struct RewriteRule: Sendable {
  /// What it does with a question that it is about.
  enum Effect: Sendable {
    /// Gives it another name, made of a match.
    case name(NameMatch, to: String, isPutBack: Bool)
    /// Gives it another type.
    case type(from: RecordType, to: RecordType)
    /// Leaves it as it is.
    case none(NameMatch)
  }

  /// The rule as it is written.
  var text: String
  var effect: Effect
  /// What is done with the answer in any case.
  var responses: [RewriteResponse]
  /// Whether no later rule is looked at.
  var stops: Bool

  /// Changes a question that it is about; gives what is to be done with the answer then.
  func apply(to request: inout Request) -> [RewriteResponse]? {
    switch effect {
    case .type(let from, let to):
      guard request.type == from else { return nil }
      request.type = to
      return responses
    case .none(let match): return match.matches(request.lower) ? responses : nil
    case .name(let match, let replacement, let isPutBack):
      let asked = request.lower
      guard let name = match.replaced(asked, by: replacement) else { return nil }
      request.name = name
      let putBack: [RewriteResponse] =
        isPutBack ? [.name(.remap(name, to: asked)), .value(.remap(name, to: asked))] : []
      return putBack + responses
    }
  }
}

/// Which names a rule is about.
enum NameMatch: Sendable {
  case exact(String)
  case prefix(String)
  case suffix(String)
  case substring(String)
  case regex(Pattern)

  /// Whether a lower-case name is one of them.
  func matches(_ name: String) -> Bool {
    switch self {
    case .exact(let text): name == text
    case .prefix(let text): name.hasPrefix(text)
    case .suffix(let text): name.hasSuffix(text)
    case .substring(let text): name.contains(text)
    case .regex(let pattern): pattern.groups(in: name) != nil
    }
  }

  /// The name with what matches replaced; nil where it is none of them.
  func replaced(_ name: String, by replacement: String) -> String? {
    guard matches(name) else { return nil }
    switch self {
    case .exact: return replacement
    case .prefix(let text): return replacement + name.dropFirst(text.count)
    case .suffix(let text): return name.dropLast(text.count) + replacement
    case .substring(let text): return name.replacing(text, with: replacement)
    case .regex(let pattern): return pattern.replaced(name, by: replacement)
    }
  }
}

/// What a rule of `rewrite` does with an answer.
enum RewriteResponse: Sendable {
  /// How a name is changed.
  enum Change: Sendable {
    /// One name becomes another, and names below it those below the other.
    case remap(String, to: String)
    /// A suffix becomes another.
    case suffix(String, to: String)
    /// What matches becomes something made of the match.
    case regex(Pattern, to: String)

    func of(_ name: String) -> String {
      switch self {
      case .remap(let from, let to):
        if name == from { return to }
        return name.hasSuffix("." + from) ? name.dropLast(from.count) + to : name
      case .suffix(let from, let to):
        return name.hasSuffix(from) ? name.dropLast(from.count) + to : name
      case .regex(let pattern, let to): return pattern.replaced(name, by: to) ?? name
      }
    }
  }

  /// Changes owners.
  case name(Change)
  /// Changes names that records point at.
  case value(Change)
  /// Bounds the times for which records may be kept, in seconds.
  case ttl(ClosedRange<UInt32>)
  /// Gives another code in place of one.
  case code(ResponseCode, to: ResponseCode)

  func change(_ record: inout ResourceRecord) {
    switch self {
    case .name(let change): record.name = DNSName(unchecked: change.of(record.name.text))
    case .value(let change): record.data.changeName(change.of)
    case .ttl(let range): record.ttl = record.ttl.clamped(to: range)
    case .code: break
    }
  }
}

extension RecordData {
  /// Changes the name that it points at: of an SOA record the primary server.
  mutating func changeName(_ change: (String) -> String) {
    func changed(_ name: DNSName) -> DNSName { DNSName(unchecked: change(name.text)) }
    switch self {
    case .cname(let name): self = .cname(changed(name))
    case .ns(let name): self = .ns(changed(name))
    case .ptr(let name): self = .ptr(changed(name))
    case .mx(let preference, let name):
      self = .mx(preference: preference, exchange: changed(name))
    case .srv(let priority, let weight, let port, let name):
      self = .srv(priority: priority, weight: weight, port: port, target: changed(name))
    case .soa(var authority):
      authority.primary = changed(authority.primary)
      self = .soa(authority)
    case .a, .aaaa, .txt, .other: break
    }
  }
}
