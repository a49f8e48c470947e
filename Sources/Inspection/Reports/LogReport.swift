public import DNSAnswers

/// What a log of CoreDNS says went wrong, with what the stores say about it now.
public struct LogReport: Sendable {
  /// One distinct question.
  public struct Item: Sendable {
    /// How often it was logged.
    public var count: Int
    /// How it went: `NXDOMAIN`, `SERVFAIL`, `REFUSED` or `NODATA`.
    public var code: String
    /// What is answered now.
    public var answer: Answer

    /// Makes an item.
    public init(count: Int, code: String, answer: Answer) {
      self.count = count
      self.code = code
      self.answer = answer
    }
  }

  /// The distinct questions, the most frequent first.
  public var items: [Item]
  /// How many lines were about questions.
  public var questions: Int
  /// How many lines were about something else.
  public var otherLines: Int
  /// What stands before `explain` in commands that are named.
  public var commandPrefix: String

  /// Makes a report.
  public init(items: [Item], questions: Int, otherLines: Int, commandPrefix: String) {
    self.items = items
    self.questions = questions
    self.otherLines = otherLines
    self.commandPrefix = commandPrefix
  }
}
