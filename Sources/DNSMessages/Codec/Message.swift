/// A DNS message: a question and perhaps its answer (RFC 1035).
public struct Message: Hashable, Sendable {
  /// The number by which an answer is found to its question.
  public var id: UInt16
  /// Whether it is an answer.
  public var isResponse = false
  /// The kind of question; 0 for an ordinary one.
  public var opcode: UInt8 = 0
  /// Whether the answer is of a server that has the zone.
  public var isAuthoritative = false
  /// Whether the answer did not fit.
  public var isTruncated = false
  /// Whether the server is to ask others.
  public var wantsRecursion = true
  /// Whether the server can ask others.
  public var offersRecursion = false
  /// How the question went; with EDNS 12 bits wide.
  public var code = ResponseCode.noError
  /// The questions: one in practice.
  public var questions: [MessageQuestion] = []
  /// The answer section.
  public var answer: [ResourceRecord] = []
  /// The authority section.
  public var authority: [ResourceRecord] = []
  /// The additional section, without the record of EDNS.
  public var additional: [ResourceRecord] = []
  /// What EDNS (RFC 6891) says; nil without it.
  public var edns: EDNS?

  /// Makes a question.
  public init(id: UInt16, _ questions: MessageQuestion...) {
    self.id = id
    self.questions = questions
  }
}

/// A question of a message.
public struct MessageQuestion: Hashable, Sendable {
  /// The name.
  public var name: DNSName
  /// The type.
  public var type: RecordType
  /// The class; 1 for the internet.
  public var recordClass: UInt16 = 1

  /// Makes a question.
  public init(_ name: DNSName, _ type: RecordType) {
    self.name = name
    self.type = type
  }
}

/// What a message says by EDNS.
public struct EDNS: Hashable, Sendable {
  /// How many bytes the sender takes over UDP.
  public var udpSize: UInt16
  /// The version; 0.
  public var version: UInt8 = 0
  /// Whether DNSSEC is wanted.
  public var wantsSignatures = false
  /// The options, as they are.
  public var options: [UInt8] = []

  /// Makes it.
  public init(udpSize: UInt16 = 1232) { self.udpSize = udpSize }
}

/// Why bytes are no message.
public struct MessageFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public var message: String
  /// At which byte, counted from 0.
  public var offset: Int

  /// What is wrong and where.
  public var description: String { "\(message) at byte \(offset)" }
}
