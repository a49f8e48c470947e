import KubernetesClient

/// A request that is refused, as the `Status` that says so.
struct APIFailure: Error, Hashable, Sendable {
  /// One entry of `details.causes`.
  struct Cause: Hashable, Sendable {
    var reason: String
    var message: String
    var field: String?
  }

  /// `Status.details`.
  struct Details: Hashable, Sendable {
    var name = ""
    var group = ""
    var kind = ""
    var uid = ""
    var causes: [Cause] = []
    var retryAfterSeconds = 0
  }

  var code: Int
  var reason: String
  var message: String
  var details: Details?
  /// `metadata.continue`: the token with which an expired list may go on inconsistently.
  var continueToken = ""

  init(_ code: Int, _ reason: String, _ message: String, details: Details? = nil) {
    self.code = code
    self.reason = reason
    self.message = message
    self.details = details
  }
}

extension APIFailure {
  static let unauthorized = APIFailure(401, "Unauthorized", "Unauthorized")

  /// What a path below a known group version gets that names no resource.
  static let unknownResource = APIFailure(
    404, "NotFound", "the server could not find the requested resource", details: Details())

  static let expiredList = APIFailure(
    410, "Expired", "The resourceVersion for the provided list is too old.")

  static func badRequest(_ message: String) -> APIFailure {
    APIFailure(400, "BadRequest", message)
  }

  static func notFound(_ resource: ServedResource, _ name: String) -> APIFailure {
    APIFailure(
      404, "NotFound", "\(resource.qualifiedName) \"\(name)\" not found",
      details: Details(name: name, group: resource.id.group, kind: resource.id.resource))
  }

  static func alreadyExists(_ resource: ServedResource, _ name: String) -> APIFailure {
    APIFailure(
      409, "AlreadyExists", "\(resource.qualifiedName) \"\(name)\" already exists",
      details: Details(name: name, group: resource.id.group, kind: resource.id.resource))
  }

  /// The optimistic lock: the object was changed since the writer read it.
  static func conflict(_ resource: ServedResource, _ name: String) -> APIFailure {
    APIFailure(
      409, "Conflict",
      "Operation cannot be fulfilled on \(resource.qualifiedName) \"\(name)\": the object has "
        + "been modified; please apply your changes to the latest version and try again",
      details: Details(name: name, group: resource.id.group, kind: resource.id.resource))
  }

  static func invalid(kind: String, group: String, name: String, field: String, _ detail: String)
    -> APIFailure
  {
    let qualified = group.isEmpty ? kind : "\(kind).\(group)"
    return APIFailure(
      422, "Invalid", "\(qualified) \"\(name)\" is invalid: \(field): \(detail)",
      details: Details(
        name: name, group: group, kind: kind,
        causes: [Cause(reason: "FieldValueInvalid", message: detail, field: field)]))
  }

  /// A combination of list options that is forbidden.
  static func forbiddenOption(_ field: String, _ detail: String) -> APIFailure {
    APIFailure(
      422, "Invalid",
      "ListOptions.meta.k8s.io \"\" is invalid: \(field): Forbidden: \(detail)",
      details: Details(
        group: "meta.k8s.io", kind: "ListOptions",
        causes: [
          Cause(reason: "FieldValueForbidden", message: "Forbidden: \(detail)", field: field)
        ]))
  }

  static func tooLargeVersion(_ asked: UInt64, current: UInt64) -> APIFailure {
    APIFailure(
      504, "Timeout", "Timeout: Too large resource version: \(asked), current: \(current)",
      details: Details(
        causes: [
          Cause(reason: "ResourceVersionTooLarge", message: "Too large resource version")
        ],
        retryAfterSeconds: 1))
  }

  /// What somebody may not do, and what is wrong with the roles that should allow it.
  static func forbidden(_ user: String, _ request: AccessRequest, reason: String = "")
    -> APIFailure
  {
    let because = reason.isEmpty ? "" : ": \(reason)"
    switch request.object {
    case .path(let path):
      return APIFailure(
        403, "Forbidden",
        "forbidden: User \"\(user)\" cannot \(request.verb) path \"\(path)\"\(because)",
        details: Details())
    case .resource(let resource):
      let qualified =
        resource.resource + (resource.group.isEmpty ? "" : ".\(resource.group)")
      let named = resource.name.isEmpty ? "" : " \"\(resource.name)\""
      let scope =
        resource.namespace.isEmpty
        ? "at the cluster scope" : "in the namespace \"\(resource.namespace)\""
      return APIFailure(
        403, "Forbidden",
        "\(qualified)\(named) is forbidden: User \"\(user)\" cannot \(request.verb) resource "
          + "\"\(resource.combined)\" in API group \"\(resource.group)\" \(scope)\(because)",
        details: Details(
          name: resource.name, group: resource.group, kind: resource.resource))
    }
  }

  static func methodNotAllowed() -> APIFailure {
    APIFailure(
      405, "MethodNotAllowed", "the server does not allow this method on the requested resource",
      details: Details())
  }

  static func notAcceptable(hasProtobuf: Bool) -> APIFailure {
    APIFailure(
      406, "NotAcceptable",
      "only the following media types are accepted: application/json, application/yaml, "
        + "application/vnd.kubernetes.protobuf")
  }

  static func unsupportedMediaType(_ accepted: [String]) -> APIFailure {
    APIFailure(
      415, "UnsupportedMediaType",
      "the body of the request was in an unknown format - accepted media types include: "
        + accepted.joined(separator: ", "))
  }
}
