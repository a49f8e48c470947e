import DNSMessages

/// A message that a plugin writes, without its question.
public struct Reply: Hashable, Sendable {
  /// How the question went.
  public var code = ResponseCode.noError
  /// Whether it is marked as authoritative.
  public var isAuthoritative = false
  /// The answer section.
  public var answer: [ResourceRecord] = []
  /// The authority section.
  public var authority: [ResourceRecord] = []
  /// The additional section.
  public var additional: [ResourceRecord] = []
  /// Whether another server decides, and the rest means nothing.
  var isUnknown = false

  /// Makes an empty reply that went well.
  public init(_ code: ResponseCode = .noError) { self.code = code }

  /// Whether a message can carry it.
  var isPackable: Bool {
    answer.allSatisfy(\.isPackable) && authority.allSatisfy(\.isPackable)
      && additional.allSatisfy(\.isPackable)
  }

  /// Changes every record of the three sections.
  mutating func changeRecords(_ change: (inout ResourceRecord) -> Void) {
    for index in authority.indices { change(&authority[index]) }
    for index in answer.indices { change(&answer[index]) }
    for index in additional.indices { change(&additional[index]) }
  }
}

/// What a plugin did with a question.
enum Outcome {
  /// It wrote a message.
  case reply(Reply)
  /// It wrote none and gave this code, which the server makes an empty message of; `isError` where
  /// it gave an error too.
  case failed(ResponseCode, isError: Bool)
  /// It wrote none, and nor does the server.
  case silent
}

/// A panic of a plugin.
struct Crash: Error {
  /// Why.
  var reason: String
  /// Whether the server's message about it can be packed.
  var replies = true
}

/// A question on its way through the plugins, which may change it.
struct Request {
  /// The name, in the letter case in which it is asked.
  var name: String { didSet { lower = name.lowercased() } }
  /// The same in lower case.
  private(set) var lower: String
  /// The type.
  var type: RecordType

  init(_ name: String, _ type: RecordType) {
    self.name = name
    self.type = type
    lower = name.lowercased()
  }
}
