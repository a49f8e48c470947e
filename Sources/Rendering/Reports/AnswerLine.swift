import Corefile
public import DNSAnswers
import DNSMessages

/// One answer on one line: JSON with the members of `explain -o json`, steps and near misses apart.
///
/// Written byte by byte, since a file of questions may have a million of them.
public struct AnswerLine {
  fileprivate var output: [UInt8] = []

  /// Makes a writer.
  public init() {}

  /// The lines so far, which are forgotten.
  public mutating func take() -> String {
    defer { output.removeAll(keepingCapacity: true) }
    return String(decoding: output, as: UTF8.self)
  }

  /// How many bytes there are.
  public var count: Int { output.count }

  /// Appends an answer's line.
  public mutating func append(_ answer: Answer, entryName: String) {
    let question = answer.question
    write("{\"question\":{\"name\":")
    quote(question.name.text)
    write(",\"type\":\"\(question.type)\",\"client\":\"\(question.client)\",\"port\":")
    write("\(question.port)},\"rcode\":")
    if let code = AnswerDocument.code(answer) { write("\"\(code)\"") } else { write("null") }
    write(",\"authoritative\":")
    write(answer.isAuthoritative.map { $0 ? "true" : "false" } ?? "null")
    append("answer", answer.answer)
    append("authority", answer.authority)
    append("additional", answer.additional)
    write(",\"upstream\":[")
    for (index, question) in answer.upstream.enumerated() {
      write(index == 0 ? "{\"name\":" : ",{\"name\":")
      quote(question.name.text)
      write(",\"type\":\"\(question.type)\"}")
    }
    write("],\"decidedBy\":")
    if let decider = answer.decider {
      write("{\"plugin\":")
      quote(decider.plugin)
      write(",\"file\":")
      quote(decider.location.file.isEmpty ? entryName : decider.location.file)
      write(",\"line\":\(decider.location.line)}")
    } else {
      write("null")
    }
    write("}\n")
  }

  private mutating func append(_ section: String, _ records: [ResourceRecord]) {
    write(",\"")
    write(section)
    write("\":[")
    for (index, record) in records.enumerated() {
      write(index == 0 ? "{\"name\":" : ",{\"name\":")
      quote(record.name.text)
      write(",\"ttl\":\(record.ttl),\"type\":\"\(record.type)\",\"data\":")
      quote("\(record.data)")
      write("}")
    }
    write("]")
  }

  private mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func quote(_ text: String) {
    // Names are printable ASCII as a rule; anything else is left to the writer that knows it all.
    var copy = text
    let isPlain = copy.withUTF8 { bytes in
      for byte in bytes {
        guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\")
        else { return false }
      }
      output.append(UInt8(ascii: "\""))
      output.append(contentsOf: bytes)
      output.append(UInt8(ascii: "\""))
      return true
    }
    if !isPlain { write(JSONWriter.quoted(text)) }
  }
}

extension AnswerLine {
  /// Appends a text as it is.
  public mutating func append(text: String) { output.append(contentsOf: text.utf8) }
}
