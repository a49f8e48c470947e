/// What a program in a pod answers to an HTTP request.
public struct PodHTTPAnswer: Hashable, Sendable {
  /// The status code.
  public var status: Int
  /// The Content-Type.
  public var contentType: String
  /// The body.
  public var body: [UInt8]
  /// Whether it is compressed for clients that take gzip, whatever its size, as Go's metrics are.
  public var isCompressible = false

  /// Makes an answer.
  public init(status: Int = 200, contentType: String, body: [UInt8], isCompressible: Bool = false) {
    self.status = status
    self.contentType = contentType
    self.body = body
    self.isCompressible = isCompressible
  }

  /// Plain text.
  public static func text(_ text: String, status: Int = 200) -> PodHTTPAnswer {
    PodHTTPAnswer(
      status: status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
  }

  /// What Go's HTTP server says of a path that it does not know.
  public static let notFound = text("404 page not found\n", status: 404)
}
