@testable import KubernetesClient

/// One recorded answer to a request to `pods/proxy`.
struct RecordedAnswer: Decodable {
  let name: String
  let path: String
  let status: Int
  let contentType: String
  let contentEncoding: String
  let body: String

  var bytes: [UInt8] { PodFixtures.bytes(hex: body) }

  /// The answer over HTTP/1.1.
  var wire: [UInt8] {
    var head = "HTTP/1.1 \(status) Recorded\r\nContent-Length: \(bytes.count)\r\n"
    if !contentType.isEmpty { head += "Content-Type: \(contentType)\r\n" }
    if !contentEncoding.isEmpty { head += "Content-Encoding: \(contentEncoding)\r\n" }
    return Array((head + "\r\n").utf8) + bytes
  }

  static func named(_ name: String) throws -> RecordedAnswer {
    let all = try PodFixtures.lines("proxy", as: RecordedAnswer.self)
    guard let answer = all.first(where: { $0.name == name }) else { throw Missing() }
    return answer
  }

  struct Missing: Error {}
}
