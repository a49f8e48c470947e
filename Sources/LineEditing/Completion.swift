/// What is to be completed.
public struct CompletionRequest: Hashable, Sendable {
  /// The whole line.
  public var line: String
  /// How many Unicode scalars stand before the cursor.
  public var cursor: Int

  /// Makes a request.
  public init(line: String, cursor: Int) {
    self.line = line
    self.cursor = cursor
  }

  /// The part of the line before the cursor.
  public var beforeCursor: String {
    String(String.UnicodeScalarView(line.unicodeScalars.prefix(cursor)))
  }
}

/// What may stand at the cursor.
public struct CompletionAnswer: Hashable, Sendable {
  /// How many Unicode scalars before the cursor the candidates replace.
  public var replaced: Int
  /// What may stand there, in the order in which it is shown.
  public var candidates: [Candidate]
  /// How many more there are that the list leaves out.
  public var omitted: Int
  /// What all of them start with, the omitted ones included.
  ///
  /// Where it is absent it is computed, unless some are omitted: then nothing is inserted.
  public var commonPrefix: String?

  /// Makes an answer.
  public init(
    replaced: Int, candidates: [Candidate], omitted: Int = 0, commonPrefix: String? = nil
  ) {
    self.replaced = replaced
    self.candidates = candidates
    self.omitted = omitted
    self.commonPrefix = commonPrefix
  }

  /// The answer that there is nothing.
  public static let none = CompletionAnswer(replaced: 0, candidates: [])
}

/// One way to complete a word.
public struct Candidate: Hashable, Sendable {
  /// What is inserted.
  public var text: String
  /// What the list shows.
  public var display: String
  /// What follows it where it is the only one, such as a space.
  public var suffix: String

  /// Makes a candidate; the list shows its text where nothing else is given.
  public init(_ text: String, display: String? = nil, suffix: String = "") {
    self.text = text
    self.display = display ?? text
    self.suffix = suffix
  }
}
