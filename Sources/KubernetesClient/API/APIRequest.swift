/// A request to the API server, before the connection's base URL and credentials are added.
public struct APIRequest: Hashable, Sendable {
  /// How an answer's body may be encoded.
  public enum Accept: String, Hashable, Sendable {
    /// Protobuf where the resource has it, JSON where not.
    case protobuf = "application/vnd.kubernetes.protobuf, application/json"
    case json = "application/json"
  }

  /// The HTTP method; this tool only sends GET, and POST for access reviews.
  public var method: String
  /// The path below the base URL, starting with `/`.
  public var path: String
  /// The query, not percent-encoded.
  public var query: [QueryItem]
  /// The acceptable encodings.
  public var accept: Accept
  /// A JSON body, for access reviews.
  public var body: [UInt8]?
  /// Whether this is a long-lived watch, which no overall time limit applies to.
  public var isWatch: Bool
  /// After what time a watch ends in good order, whatever the server does; nil for never.
  public var timeLimit: Duration?
  /// Whether the sender itself waits and sends it again where the server asks for that, so that
  /// whoever looks on sees the failures; the reflector does.
  public var isRetriedBySender = false

  /// One query parameter.
  public struct QueryItem: Hashable, Sendable {
    /// The parameter's name.
    public var name: String
    /// The parameter's value.
    public var value: String

    /// Makes a parameter.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Makes a GET request.
  public init(
    method: String = "GET", path: String, query: [QueryItem] = [], accept: Accept,
    body: [UInt8]? = nil, isWatch: Bool = false
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.accept = accept
    self.body = body
    self.isWatch = isWatch
  }

  /// A list or watch of a resource, in protobuf where the resource has it.
  public init(
    _ resource: GroupVersionResource, namespace: String? = nil, options: ListOptions
  ) {
    self.init(
      path: resource.path(namespace: namespace),
      query: options.queryItems.map { QueryItem($0.name, $0.value) },
      accept: resource.hasProtobuf ? .protobuf : .json,
      isWatch: options.watch)
  }
}
