import Corefile
import DNSMessages

/// What one question has come to so far.
final class AnswerRun {
  let server: NameServer
  let question: Question
  /// Whether steps are kept.
  let explains: Bool
  /// The answers of other servers that are known.
  let known: [UpstreamQuestion: Reply]
  private(set) var steps: [Step] = []
  private(set) var upstream: [UpstreamQuestion] = []
  var decider: PluginPlace?
  private var facts: [Fact] = []
  private var depth = 0
  /// Whether it is CoreDNS itself that asks.
  var isNested: Bool { depth > 0 }

  init(
    _ server: NameServer, _ question: Question, explains: Bool, known: [UpstreamQuestion: Reply]
  ) {
    self.server = server
    self.question = question
    self.explains = explains
    self.known = known
  }

  /// How often a plugin may ask this server again on behalf of one question.
  ///
  /// CoreDNS has no such limit: two zones that point at each other would use up its stack.
  private static let depthLimit = 32

  /// Keeps a fact for the next step.
  func note(_ fact: @autoclosure () -> Fact) {
    if explains { facts.append(fact()) }
  }

  /// Keeps a step with the facts that were noted since the last.
  func step(_ place: PluginPlace, _ verdict: @autoclosure () -> String) {
    guard explains else { return }
    steps.append(
      Step(plugin: place.plugin, verdict: verdict(), location: place.location, facts: facts))
    facts = []
  }

  /// Keeps a step of the server itself.
  func step(_ who: String, _ verdict: @autoclosure () -> String) {
    guard explains else { return }
    steps.append(Step(plugin: who, verdict: verdict(), location: nil, facts: facts))
    facts = []
  }

  /// Asks this server itself, as a plugin does for the target of a CNAME; nil where nothing comes.
  func lookUp(_ name: String, _ type: RecordType) -> Reply? {
    guard depth < Self.depthLimit else { return nil }
    depth += 1
    // What the asking plugin has found so far belongs to its own step.
    let (decider, facts) = (self.decider, self.facts)
    self.facts = []
    defer {
      depth -= 1
      self.decider = decider
      self.facts = facts
    }
    return server.reply(to: Request(name, type), self)
  }

  /// The answer of another server, where it is known; else notes that it is asked.
  func ask(_ question: UpstreamQuestion) -> Reply {
    if let reply = known[question] { return reply }
    if !upstream.contains(question) { upstream.append(question) }
    var reply = Reply()
    reply.isUnknown = true
    return reply
  }
}
