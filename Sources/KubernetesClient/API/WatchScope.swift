import KubernetesWire

/// What an informer asks for, without its type: for asking the server about the same objects.
public struct WatchScope: Hashable, Sendable {
  /// The resource.
  public var resource: GroupVersionResource
  /// The namespace; nil for all.
  public var namespace: String?
  /// The label selector in its text form; empty for none.
  public var labelSelector: String
  /// The field selector in its text form; empty for none.
  public var fieldSelector: String

  /// Makes a scope.
  public init(
    resource: GroupVersionResource, namespace: String? = nil, labelSelector: String = "",
    fieldSelector: String = ""
  ) {
    self.resource = resource
    self.namespace = namespace
    self.labelSelector = labelSelector
    self.fieldSelector = fieldSelector
  }

  func request(_ configure: (inout ListOptions) -> Void) -> APIRequest {
    var options = ListOptions()
    if !labelSelector.isEmpty { options.labelSelector = labelSelector }
    if !fieldSelector.isEmpty { options.fieldSelector = fieldSelector }
    configure(&options)
    var request = APIRequest(resource, namespace: namespace, options: options)
    request.accept = .json
    return request
  }
}

extension APITransport {
  /// The server's newest version of a list: one of a single object, without a version.
  public func newestVersion(of scope: WatchScope) async throws -> String {
    let request = scope.request { $0.limit = 1 }
    let list = try await json(request)
    guard let version = list["metadata"]?["resourceVersion"]?.stringValue else {
      throw ClientError(.decode, "the answer to \(request.line) has no resourceVersion")
    }
    return version
  }

  /// The versions of the events that a watch from a version brings within a second, deletions
  /// included; those that are no decimal numbers are left out.
  ///
  /// Throws a ``ClientError`` where the server does not answer, or has forgotten that version.
  public func versions(of scope: WatchScope, since version: String) async throws -> [UInt64] {
    let request = scope.request { options in
      options.watch = true
      options.resourceVersion = version
      options.timeoutSeconds = 1
    }
    var body = BodyCollector(limit: 16 << 20)
    do {
      try await perform(request, into: &body)
    } catch is BodyCollector.TooLarge {
      // The last line is cut short, and is not read below.
    }
    let lines = body.bytes.split(separator: UInt8(ascii: "\n"))
    return try lines.compactMap { line in
      guard let event = try? JSONValue(parsing: Array(line)) else { return nil }
      if event["type"] == "ERROR" {
        throw ClientError(
          .expired, "\(request.line) was answered with an error",
          cause: event["object"]?["message"]?.stringValue)
      }
      return event["object"]?["metadata"]?["resourceVersion"]?.stringValue.flatMap { UInt64($0) }
    }
  }
}
