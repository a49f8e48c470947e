/// The query of a list or watch request, as `metav1.ListOptions` has it.
public struct ListOptions: Hashable, Sendable {
  /// How `resourceVersion` is to be understood.
  public enum ResourceVersionMatch: String, Hashable, Sendable {
    case exact = "Exact"
    case notOlderThan = "NotOlderThan"
  }

  /// A label selector in its text form.
  public var labelSelector: String?
  /// A field selector in its text form.
  public var fieldSelector: String?
  /// The version to start from; nil leaves the parameter out (the newest state).
  public var resourceVersion: String?
  /// How `resourceVersion` is to be understood.
  public var resourceVersionMatch: ResourceVersionMatch?
  /// The most items in one answer.
  public var limit: Int?
  /// The token of the next page, from the last page's metadata.
  public var continueToken: String?
  /// Whether this is a watch.
  public var watch = false
  /// Whether the server may send BOOKMARK events.
  public var allowWatchBookmarks = false
  /// Whether a watch starts with the whole state as synthetic ADDED events.
  public var sendInitialEvents: Bool?
  /// After how many seconds the server ends a watch.
  public var timeoutSeconds: Int?

  /// Makes options that ask for everything, newest state.
  public init() {}

  /// The query parameters in alphabetical order, as Go's `url.Values` encodes them; not yet
  /// percent-encoded.
  public var queryItems: [(name: String, value: String)] {
    var items: [(name: String, value: String)] = []
    func add(_ name: String, _ value: String?) {
      if let value { items.append((name, value)) }
    }
    add("allowWatchBookmarks", allowWatchBookmarks ? "true" : nil)
    add("continue", continueToken)
    add("fieldSelector", fieldSelector)
    add("labelSelector", labelSelector)
    add("limit", limit.map(String.init))
    add("resourceVersion", resourceVersion)
    add("resourceVersionMatch", resourceVersionMatch?.rawValue)
    add("sendInitialEvents", sendInitialEvents.map { $0 ? "true" : "false" })
    add("timeoutSeconds", timeoutSeconds.map(String.init))
    add("watch", watch ? "true" : nil)
    return items
  }
}
