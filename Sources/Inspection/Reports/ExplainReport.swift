public import DNSAnswers

/// Why names answer as they do.
public struct ExplainReport: Sendable {
  /// One question with its answer.
  public struct Item: Sendable {
    /// The answer with its steps and near misses.
    public var answer: Answer
    /// What a client's resolver asks for on the way; empty where no client was said.
    public var search: [SearchStep] = []
    /// What was told about the client's resolver, such as whose it is.
    public var client: String?
    /// What real servers answered; empty where none was asked.
    public var servers: [ServerAnswer] = []

    /// Makes an item.
    public init(_ answer: Answer) { self.answer = answer }
  }

  /// What a real server answered.
  public struct ServerAnswer: Hashable, Sendable {
    /// The server's address and port.
    public var server: String
    /// What it answered, such as `NOERROR`; nil where nothing came.
    public var code: String?
    /// Why nothing came.
    public var failure: String?
    /// What differs from the stores' answer, one sentence each; empty where nothing does.
    public var differences: [String]
    /// Why it was not asked at its address; nil where it was, or where that was not meant to be.
    public var detour: String?

    /// Makes an answer.
    public init(
      server: String, code: String? = nil, failure: String? = nil, differences: [String] = []
    ) {
      self.server = server
      self.code = code
      self.failure = failure
      self.differences = differences
    }

    /// Whether it answers as the stores say.
    public var agrees: Bool { failure == nil && differences.isEmpty }
  }

  /// The questions in their order.
  public var items: [Item]
  /// What stands before `explain` in commands that are named: the tool's name, or nothing.
  public var commandPrefix: String
  /// The name that locations without a file have.
  public var entryName: String
  /// What is assumed because nobody said otherwise.
  public var assumptions: [String] = []

  /// Makes a report.
  public init(_ items: [Item], commandPrefix: String, entryName: String) {
    self.items = items
    self.commandPrefix = commandPrefix
    self.entryName = entryName
  }
}
