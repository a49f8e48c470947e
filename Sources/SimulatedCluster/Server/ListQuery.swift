import KubernetesClient

/// The checked options of a list or watch request.
struct ListQuery: Sendable {
  var labels = LabelSelector.everything
  var fields = FieldSelector.everything
  /// `fields` for many objects.
  var fieldMatcher: FieldMatcher
  /// The asked version; nil where the parameter is absent or empty.
  var resourceVersion: UInt64?
  var match: ListOptions.ResourceVersionMatch?
  var limit: Int?
  var continueToken: ContinueToken?
  var isWatch = false
  var allowsBookmarks = false
  var sendsInitialEvents: Bool?
  var timeoutSeconds: Int?
  /// A year: whatever a client asks for, a deadline can be computed.
  private static let longestTimeout = 365 * 86_400

  init(_ request: ServerRequest, _ target: ResourceTarget) throws(APIFailure) {
    fieldMatcher = FieldMatcher(.everything, kind: target.resource.kind)
    isWatch = request.flag("watch") ?? false
    allowsBookmarks = request.flag("allowWatchBookmarks") ?? false
    sendsInitialEvents = request.flag("sendInitialEvents")
    limit = request.value("limit").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    timeoutSeconds = request.value("timeoutSeconds").flatMap { Int($0) }
      .map { min(max($0, 0), Self.longestTimeout) }
    if let text = request.value("resourceVersion") {
      guard let version = UInt64(text) else {
        throw .invalidVersion(text)
      }
      resourceVersion = version
    }
    if let text = request.value("resourceVersionMatch") {
      guard let match = ListOptions.ResourceVersionMatch(rawValue: text) else {
        throw .forbiddenOption("resourceVersionMatch", "unsupported value \"\(text)\"")
      }
      self.match = match
    }
    try parseSelectors(request, target)
    try checkCombination(request)
  }

  private mutating func parseSelectors(_ request: ServerRequest, _ target: ResourceTarget)
    throws(APIFailure)
  {
    if let text = request.value("labelSelector") {
      do {
        labels = try LabelSelector(parsing: text)
      } catch {
        throw .badRequest(error.message)
      }
    }
    if let text = request.value("fieldSelector") {
      do {
        fields = try FieldSelector(parsing: text)
      } catch {
        throw .badRequest(error.message)
      }
      let known = SelectableFields.names(of: target.resource)
      for requirement in fields.requirements where !known.contains(requirement.field) {
        throw .badRequest("field label not supported: \(requirement.field)")
      }
      fieldMatcher = FieldMatcher(fields, kind: target.resource.kind)
    }
  }

  private mutating func checkCombination(_ request: ServerRequest) throws(APIFailure) {
    if let sends = sendsInitialEvents {
      guard isWatch else {
        throw .forbiddenOption(
          "sendInitialEvents", "sendInitialEvents is forbidden for list")
      }
      guard match == .notOlderThan || (!sends && match == nil) else {
        throw .forbiddenOption(
          "resourceVersionMatch",
          "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan")
      }
    } else if match != nil {
      guard !isWatch else {
        throw .forbiddenOption(
          "resourceVersionMatch", "resourceVersionMatch is forbidden for watch")
      }
      guard resourceVersion != nil else {
        throw .forbiddenOption(
          "resourceVersionMatch",
          "resourceVersionMatch is forbidden unless resourceVersion is provided")
      }
    }
    if match == .exact, resourceVersion == 0 {
      throw .forbiddenOption(
        "resourceVersionMatch",
        "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"")
    }
    guard let token = request.value("continue"), !isWatch else { return }
    guard resourceVersion == nil || resourceVersion == 0 else {
      throw .badRequest(
        "specifying resource version is not allowed when using continue")
    }
    continueToken = try ContinueToken(parsing: token)
  }

  /// Whether nothing is left out.
  var selectsEverything: Bool { labels.isEmpty && fields.isEmpty }
}

extension APIFailure {
  fileprivate static func invalidVersion(_ text: String) -> APIFailure {
    APIFailure(
      400, "BadRequest",
      "resourceVersion: Invalid value: \"\(text)\": strconv.ParseUint: parsing \"\(text)\": "
        + "invalid syntax")
  }
}
