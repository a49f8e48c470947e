/// What a pod itself answered to a request that the API server passed on to it.
public struct PodAnswer: Hashable, Sendable {
  /// The HTTP status code; also one of a failure, as the 503 of `/ready` is.
  public var status: Int
  /// The `Content-Type` as the pod gave it, with its parameters; empty where it gave none.
  public var contentType: String
  /// The body, decompressed.
  public var body: [UInt8]

  /// Makes an answer.
  public init(status: Int, contentType: String, body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }
}
