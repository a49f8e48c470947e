import KubernetesClient

/// Where a request's path leads.
enum Route: Sendable {
  case resource(ResourceTarget)
  /// A path that is no resource: `/version`, `/healthz`, discovery.
  case document
  /// A path below a known group version that names no resource.
  case unknownResource
  /// Anything else.
  case unknownPath

  /// Splits `/api/v1/…` and `/apis/GROUP/VERSION/…`.
  ///
  /// - Parameter catalogue: finds a resource, or says whether the group version exists.
  init(path: String, catalogue: Catalogue) {
    let parts = path.split(separator: "/").map(String.init)
    let head: (group: String, version: String, rest: ArraySlice<String>)
    switch parts.first {
    case "api" where parts.count > 2: head = ("", parts[1], parts[2...])
    case "apis" where parts.count > 3: head = (parts[1], parts[2], parts[3...])
    case "api", "apis", "version", "healthz", "readyz", "livez", "openapi", "metrics":
      self = .document
      return
    default:
      self = .unknownPath
      return
    }
    guard catalogue.hasGroupVersion(group: head.group, version: head.version) else {
      self = .unknownPath
      return
    }
    self = Self.resource(head.group, head.version, Array(head.rest), catalogue)
  }

  private static func resource(
    _ group: String, _ version: String, _ rest: [String], _ catalogue: Catalogue
  ) -> Route {
    var rest = rest[...]
    var namespace: String?
    if rest.first == "namespaces", rest.count > 2, !["status", "finalize"].contains(rest[2]) {
      namespace = rest[1]
      rest = rest.dropFirst(2)
    }
    guard let plural = rest.popFirst(),
      let resource = catalogue.resource(
        GroupVersionResource(group: group, version: version, resource: plural)),
      namespace == nil || resource.isNamespaced, rest.count <= 2
    else { return .unknownResource }
    return .resource(
      ResourceTarget(
        resource: resource, namespace: namespace, name: rest.first,
        subresource: rest.count == 2 ? rest.last : nil))
  }
}
