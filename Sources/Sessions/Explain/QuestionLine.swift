import DNSAnswers
import DNSMessages
import KubernetesWire

/// One line of a file of questions.
package struct QuestionLine {
  /// The question.
  package var question: Question

  /// Why a line is no question.
  package struct Problem: Error {
    package var message: String
  }

  /// Reads `NAME TYPE [CLIENT]`, or a JSON object with `name`, `type`, `client` and `port`; nil for
  /// an empty line and a comment.
  package init?(_ line: Substring, client: InternetAddress?, port: Int) throws(Problem) {
    let text = Substring(line.utf8.drop(while: Self.isSpace))
    guard let first = text.utf8.first, first != UInt8(ascii: "#") else { return nil }
    let client = client ?? Question.localClient
    if first == UInt8(ascii: "{") {
      try self.init(json: text, client: client, port: port)
      return
    }
    let words = text.utf8.split(whereSeparator: Self.isSpace).map { Substring($0) }
    guard words.count <= 3 else { throw Problem(message: "more than NAME TYPE CLIENT") }
    try self.init(
      name: String(words[0]), type: words.count > 1 ? String(words[1]) : nil,
      client: words.count > 2 ? String(words[2]) : nil, client, port)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private init(json text: Substring, client: InternetAddress, port: Int) throws(Problem) {
    let json: JSONValue
    do {
      json = try JSONValue(parsing: Array(text.utf8))
    } catch {
      throw Problem(message: "no JSON: \(error)")
    }
    guard let name = json["name"]?.stringValue else { throw Problem(message: "no \"name\"") }
    var asked = port
    if let value = json["port"], value != .null {
      guard let number = value.integerValue, (1...65535).contains(number) else {
        throw Problem(message: "\"port\" is from 1 to 65535")
      }
      asked = Int(number)
    }
    try self.init(
      name: name, type: json["type"]?.stringValue, client: json["client"]?.stringValue, client,
      asked)
  }

  private init(
    name: String, type: String?, client: String?, _ defaultClient: InternetAddress, _ port: Int
  ) throws(Problem) {
    var question = try Self.question(name, type)
    question.client = defaultClient
    question.port = port
    if let client {
      guard let address = InternetAddress(client) else {
        throw Problem(message: "\"\(client)\" is no IP address")
      }
      question.client = address
    }
    self.question = question
  }

  /// A name and type as a person writes them; a bare address means its PTR records.
  package static func question(_ name: String, _ type: String?) throws(Problem) -> Question {
    if let address = InternetAddress(name) {
      return Question(
        DNSName(unchecked: address.reverseName), try recordType(type ?? "PTR"))
    }
    let type = try recordType(type ?? "A")
    do throws(DNSNameProblem) {
      return Question(try DNSName(name), type)
    } catch {
      throw Problem(
        message: "\"\(name)\" is no name: \(error)" + (error.hint.map { "; \($0)" } ?? ""))
    }
  }

  /// A type by its name.
  static func recordType(_ text: String) throws(Problem) -> RecordType {
    guard let type = RecordType(text) else { throw Problem(message: "there is no type \(text)") }
    return type
  }
}
