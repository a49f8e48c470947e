public import Corefile
public import DNSMessages

/// What a CoreDNS would answer, and why.
public struct Answer: Sendable {
  /// How the question goes.
  public enum Result: Hashable, Sendable {
    /// CoreDNS answers with this code.
    case code(ResponseCode)
    /// CoreDNS sends nothing; the client times out.
    case noReply
    /// Another server decides: its answer is not known.
    case unknown
  }

  /// The question.
  public var question: Question
  /// How it goes.
  public var result: Result
  /// Whether the answer is marked as authoritative; nil where another server decides.
  public var isAuthoritative: Bool?
  /// The answer section.
  public var answer: [ResourceRecord] = []
  /// The authority section; SOA serials are 0.
  public var authority: [ResourceRecord] = []
  /// The additional section.
  public var additional: [ResourceRecord] = []
  /// The questions that would go to another server and whose answers are not known.
  public var upstream: [UpstreamQuestion] = []
  /// Which plugin gave the answer; nil where the server itself did.
  public var decider: PluginPlace?
  /// What happened on the way; empty unless it was asked for.
  public var steps: [Step] = []
  /// What there is beside what was asked for; empty unless it was asked for.
  public var nearMisses: [NearMiss] = []

  init(_ question: Question, _ result: Result) {
    self.question = question
    self.result = result
  }

  /// Whether the name exists and there is no record of the type.
  public var isNoData: Bool { result == .code(.noError) && answer.isEmpty }
}

/// A question to another server.
public struct UpstreamQuestion: Hashable, Sendable {
  /// The name.
  public var name: DNSName
  /// The type.
  public var type: RecordType
  /// The servers that `forward` names, as the Corefile has them.
  public var servers: [String]

  /// Makes a question.
  public init(_ name: DNSName, _ type: RecordType, servers: [String] = []) {
    self.name = name
    self.type = type
    self.servers = servers
  }
}

/// A plugin of a server block, and where its directive stands.
public struct PluginPlace: Hashable, Sendable {
  /// The plugin.
  public var plugin: String
  /// Where its directive stands.
  public var location: SourceLocation

  /// Makes a place.
  public init(_ plugin: String, at location: SourceLocation) {
    self.plugin = plugin
    self.location = location
  }
}

/// Something that was decided on the way to an answer.
public struct Step: Hashable, Sendable {
  /// Who decided: a plugin, or `server`, `search` or `reply`.
  public var plugin: String
  /// What was decided, in a few words.
  public var verdict: String
  /// Where the Corefile says so.
  public var location: SourceLocation?
  /// What decided it.
  public var facts: [Fact]
}

/// A fact that decided something.
public struct Fact: Hashable, Sendable {
  /// The fact, in one sentence.
  public var text: String
  /// The object that it is about, such as `service/shop/web`; nil for none.
  public var object: String?
  /// The field of that object, such as `.spec.clusterIP`; nil for the whole.
  public var path: String?

  /// Makes a fact.
  public init(_ text: String, object: String? = nil, path: String? = nil) {
    self.text = text
    self.object = object
    self.path = path
  }
}

/// Something that nearly is what was asked for.
public struct NearMiss: Hashable, Sendable {
  /// What there is, in one sentence.
  public var text: String
  /// The object that it is about, such as `service/shop/web`; nil for none.
  public var object: String?
  /// The command that shows it.
  public var command: String

  /// Makes a near miss.
  public init(_ text: String, object: String? = nil, command: String) {
    self.text = text
    self.object = object
    self.command = command
  }
}
