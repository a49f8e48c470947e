import DNSAnswers
import DNSMessages

/// What a user expects of an answer: `dns kubernetes.default.svc.cluster.local A 10.96.0.1`.
public struct DNSExpectation: Hashable, Sendable {
  /// The text as it was written.
  public var text: String
  /// The name that is asked for.
  public var name: String
  /// The type that is asked for.
  public var type: String
  /// What the answer has: data as dig prints them, or one of `NXDOMAIN`, `NODATA`, `SERVFAIL`,
  /// `REFUSED` and `NOREPLY`; empty where any record will do.
  public var data: [String]

  private static let results = ["NXDOMAIN", "NODATA", "SERVFAIL", "REFUSED", "NOREPLY"]

  /// Reads `dns NAME TYPE DATA…`; data with spaces stand in double quotes.
  public init(parsing text: String) throws(StoreExpectation.Malformed) {
    let words = try StoreExpectation.words(text)
    guard words.count > 2 else {
      throw StoreExpectation.Malformed(
        message: words.count > 1 ? "a type is expected" : "a name is expected",
        position: text.count + 1)
    }
    if (try? DNSName(words[1].text)) == nil {
      throw StoreExpectation.Malformed(
        message: "a domain name is expected", position: words[1].position)
    }
    if RecordType(words[2].text) == nil {
      throw StoreExpectation.Malformed(
        message: "there is no type \(words[2].text)", position: words[2].position)
    }
    self.text = text
    name = words[1].text
    type = words[2].text
    data = words.dropFirst(3).map(\.text)
  }

  /// Whether a server's answer is as expected, and what it is.
  public func evaluate(_ server: NameServer) -> (holds: Bool, found: String) {
    guard let name = try? DNSName(name), let type = RecordType(type) else {
      return (false, "no question")
    }
    let answer = server.answer(Question(name, type))
    let found = Self.result(answer)
    if data.count == 1, let result = data.first?.uppercased(), Self.results.contains(result) {
      return (found == result, "found \(found)")
    }
    let records = answer.answer.map { "\($0.data)" }
    let plain = Set(records.map(Self.plain))
    let holds = !records.isEmpty && data.allSatisfy { plain.contains(Self.plain($0)) }
    return (holds, "found \(records.isEmpty ? found : records.joined(separator: ", "))")
  }

  private static func result(_ answer: Answer) -> String {
    switch answer.result {
    case .noReply: "NOREPLY"
    case .unknown: "that another server decides"
    case .code(let code): answer.isNoData ? "NODATA" : "\(code)"
    }
  }

  /// Names are the same in any letter case, with a final dot or without.
  private static func plain(_ data: String) -> String {
    let lower = data.lowercased()
    return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
  }
}
