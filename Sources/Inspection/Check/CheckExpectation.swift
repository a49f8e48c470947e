/// What a user expects of a running session: of a store, or of an answer.
public enum CheckExpectation: Hashable, Sendable {
  /// Something about the objects of a watch.
  case store(StoreExpectation)
  /// Something about the answer to a question.
  case dns(DNSExpectation)

  /// Reads `dns NAME TYPE DATA…`, or what ``StoreExpectation`` reads.
  ///
  /// Throws a ``StoreExpectation/Malformed`` with the place of the fault.
  public init(parsing text: String) throws {
    let first = text.split(whereSeparator: \.isWhitespace).first
    let isCount = text.drop { !$0.isWhitespace }.contains { "<>=!".contains($0) }
    if first == "dns", !isCount {
      self = .dns(try DNSExpectation(parsing: text))
    } else {
      self = .store(try StoreExpectation(parsing: text))
    }
  }

  /// The text as it was written.
  public var text: String {
    switch self {
    case .store(let expectation): expectation.text
    case .dns(let expectation): expectation.text
    }
  }

  /// What is expected of a store; nil for an answer.
  public var store: StoreExpectation? {
    if case .store(let expectation) = self { expectation } else { nil }
  }
}
