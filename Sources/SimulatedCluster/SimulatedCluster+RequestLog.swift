extension SimulatedCluster {
  /// A request as the server got it, for tests that assert exact requests.
  public struct RequestRecord: Hashable, Sendable {
    /// The HTTP method.
    public var method: String
    /// The path, percent-decoded.
    public var path: String
    /// The query's parameters in the order in which they came, decoded.
    public var query: [QueryItem]
    /// The Accept header.
    public var accept: String
    /// The Accept-Encoding header.
    public var acceptEncoding: String
    /// The User-Agent header.
    public var userAgent: String
    /// Who asked, after impersonation; nil for nobody known.
    public var user: String?
    /// `HTTP/2` or `HTTP/1.1`.
    public var httpVersion: String

    /// The value of a query parameter.
    public func query(_ name: String) -> String? { query.first { $0.name == name }?.value }
  }

  /// One parameter of a query.
  public struct QueryItem: Hashable, Sendable {
    /// The decoded name.
    public var name: String
    /// The decoded value.
    public var value: String
  }
}
