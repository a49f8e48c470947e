import DNSAnswers
import DNSMessages

/// What CoreDNS's plugin `log` has written about questions that went wrong, counted.
package struct QueryLog {
  /// One distinct question.
  struct Entry: Hashable {
    var name: DNSName
    var type: RecordType
    var code: String
  }

  /// How often each was logged, and a client that asked.
  private(set) var counts: [Entry: (count: Int, client: InternetAddress?)] = [:]
  /// How many lines were about questions, well answered or not.
  private(set) var questionCount = 0
  /// How many lines were not understood.
  private(set) var otherCount = 0

  /// Reads the lines of a log: those of the formats `common` and `combined`, with whatever stands
  /// before them.
  package init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) { take(line) }
  }

  /// Takes a line.
  ///
  /// Such as `[INFO] 10.244.1.5:34567 - 12345 "A IN web. udp 45 false 512" NXDOMAIN qr,aa,rd 98 0.1s`.
  private mutating func take(_ line: Substring) {
    guard let open = line.firstIndex(of: "\""),
      let close = line[line.index(after: open)...].firstIndex(of: "\"")
    else {
      otherCount += 1
      return
    }
    let quoted = line[line.index(after: open)..<close].split(separator: " ")
    let after = line[line.index(after: close)...].split(separator: " ")
    guard quoted.count >= 4, quoted[1] == "IN", let code = after.first,
      let type = RecordType(quoted[0]), let name = try? DNSName(String(quoted[2]))
    else {
      otherCount += 1
      return
    }
    questionCount += 1
    let client = line[..<open].split(separator: " ").compactMap { Self.client($0) }.last
    let entry = Entry(name: name.lowercased, type: type, code: String(code))
    counts[entry, default: (0, client)].count += 1
  }

  private static func client(_ word: Substring) -> InternetAddress? {
    ServerAddress(word)?.address
  }
}
