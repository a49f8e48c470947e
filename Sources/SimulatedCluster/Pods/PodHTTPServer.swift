/// Speaks HTTP/1.1 on a forwarded connection, as far as a scrape needs it.
struct PodHTTPServer: Sendable {
  let answer: PodPorts.HTTPHandler

  /// Longer heads end the connection.
  private static let headLimit = 64 << 10

  /// Answers one request after the other until the client or a request says that it is the last.
  func serve(_ connection: PodConnection) async {
    var buffer: [UInt8] = []
    for await piece in connection.received {
      buffer += piece
      while let end = Self.headEnd(buffer) {
        let head = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeFirst(end)
        guard let isLast = try? await respond(to: head, connection), !isLast else { return }
      }
      if buffer.count > Self.headLimit { return }
    }
  }

  /// The index behind the empty line that ends a head.
  private static func headEnd(_ bytes: [UInt8]) -> Int? {
    let mark: [UInt8] = [13, 10, 13, 10]
    guard bytes.count >= mark.count else { return nil }
    return (0...(bytes.count - mark.count)).first { bytes[$0..<($0 + mark.count)] == mark[...] }
      .map { $0 + mark.count }
  }

  /// Answers a request; true when the connection ends with it.
  private func respond(to head: String, _ connection: PodConnection) async throws -> Bool {
    let lines = head.split(separator: "\r\n")
    let words = (lines.first ?? "").split(separator: " ")
    let isLast = lines.contains { $0.lowercased() == "connection: close" }
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else {
      let text =
        "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n"
        + "Connection: close\r\n\r\n400 Bad Request"
      try await connection.write(Array(text.utf8))
      return true
    }
    let answer = await answer(ServerRequest.target(String(words[1])).path)
    let start = """
      HTTP/1.1 \(answer.status) \(Self.reason(answer.status))\r
      Content-Type: \(answer.contentType)\r
      Date: \(Timestamp.http())\r
      Content-Length: \(answer.body.count)\r
      \(isLast ? "Connection: close\r\n" : "")\r

      """
    try await connection.write(Array(start.utf8) + (words[0] == "HEAD" ? [] : answer.body))
    return isLast
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 404: "Not Found"
    case 503: "Service Unavailable"
    default: "Status"
    }
  }
}
