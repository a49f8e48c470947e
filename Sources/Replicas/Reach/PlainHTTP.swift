/// HTTP/1.0 over a forwarded connection, without keeping it: a body ends with the stream or its length.
public struct PlainHTTP: Sendable {
  /// How many bytes an answer may have.
  public static let limit = 8 << 20

  private var buffer: [UInt8] = []

  /// Makes a reader of one answer.
  public init() {}

  /// The request for a path; what is no character of a path is left out.
  public static func request(_ path: String) -> [UInt8] {
    let path = path.unicodeScalars.filter { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F }
    var text = "GET "
    text.unicodeScalars.append(contentsOf: path)
    return Array((text + " HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n").utf8)
  }

  /// Takes what arrived; gives the answer as soon as it is whole.
  ///
  /// `isEnd` says that nothing follows. Throws where it is no HTTP, or ends too early.
  public mutating func take(_ bytes: [UInt8], isEnd: Bool = false) throws(ReplicaFailure)
    -> ReplicaAnswer?
  {
    buffer += bytes
    guard buffer.count <= Self.limit else {
      throw ReplicaFailure("the answer is larger than \(Self.limit >> 20) MB")
    }
    guard let head = headEnd else {
      if isEnd {
        throw ReplicaFailure(
          buffer.isEmpty
            ? "the connection ended without an answer" : "the answer is no HTTP, or was cut short")
      }
      return nil
    }
    let lines = String(decoding: buffer[..<head], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count > 1, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
      throw ReplicaFailure("the answer is no HTTP")
    }
    let body = buffer[(head + 4)...]
    if let length = Self.length(lines) {
      guard body.count >= length else {
        if isEnd { throw ReplicaFailure("the answer was cut short") }
        return nil
      }
      return ReplicaAnswer(status: status, body: Array(body.prefix(length)))
    }
    return isEnd ? ReplicaAnswer(status: status, body: Array(body)) : nil
  }

  /// Where the empty line behind the headers begins.
  private var headEnd: Int? {
    let mark = Array("\r\n\r\n".utf8)
    guard buffer.count >= 4 else { return nil }
    return (0...buffer.count - 4).first { buffer[$0..<$0 + 4].elementsEqual(mark) }
  }

  private static func length(_ lines: [Substring]) -> Int? {
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      return Int(parts[1].filter { $0 != " " }).flatMap { $0 >= 0 ? $0 : nil }
    }
    return nil
  }
}
