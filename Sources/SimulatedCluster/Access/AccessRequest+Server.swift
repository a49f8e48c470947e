import KubernetesClient

extension AccessRequest {
  /// Reads method, path and query as `RequestInfoFactory` of k8s.io/apiserver does: before anybody
  /// knows whether there is such a resource.
  init(_ request: ServerRequest) {
    let parts = request.path.split(separator: "/").map(String.init)
    switch parts.first {
    case "api" where parts.count >= 3:
      self.init(request, group: "", parts[2...])
    case "apis" where parts.count >= 4:
      self.init(request, group: parts[1], parts[3...])
    default:
      self.init(request.method.lowercased(), path: request.path)
    }
  }

  private init(_ request: ServerRequest, group: String, _ parts: ArraySlice<String>) {
    var parts = parts
    var target = Resource(group: group)
    if let first = parts.first, first == "namespaces", parts.count > 1 {
      // A namespace lies in itself: a role there may allow to read it.
      target.namespace = parts[parts.startIndex + 1]
      if parts.count > 2, !["status", "finalize"].contains(parts[parts.startIndex + 2]) {
        parts = parts.dropFirst(2)
      }
    }
    target.resource = parts.popFirst() ?? ""
    target.name = parts.popFirst() ?? ""
    target.subresource = parts.popFirst() ?? ""
    let verb = Self.verb(request, isNamed: !target.name.isEmpty)
    if target.name.isEmpty, ["list", "watch"].contains(verb) {
      let fields = request.value("fieldSelector").flatMap { try? FieldSelector(parsing: $0) }
      target.name = fields?.requiredValue(of: "metadata.name") ?? ""
    }
    self.init(verb, target)
  }

  private static func verb(_ request: ServerRequest, isNamed: Bool) -> String {
    switch request.method {
    case "GET", "HEAD":
      isNamed ? "get" : request.flag("watch") == true ? "watch" : "list"
    case "POST": "create"
    case "PUT": "update"
    case "PATCH": "patch"
    case "DELETE": isNamed ? "delete" : "deletecollection"
    default: ""
    }
  }
}
