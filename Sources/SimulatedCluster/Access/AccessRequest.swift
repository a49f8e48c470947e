/// What somebody wants to do, as `authorizer.Attributes` of k8s.io/apiserver describe it.
struct AccessRequest: Hashable, Sendable {
  /// The resource that a request is about; what it does not name is empty.
  struct Resource: Hashable, Sendable {
    var group = ""
    var resource = ""
    var subresource = ""
    var namespace = ""
    var name = ""

    /// The resource as rules name it: `pods`, or `pods/status`.
    var combined: String { subresource.isEmpty ? resource : "\(resource)/\(subresource)" }
  }

  /// What a request is about.
  enum Object: Hashable, Sendable {
    case resource(Resource)
    /// The path of what is no resource, such as `/version`.
    case path(String)
  }

  /// The verb of the API, or the HTTP method in lower case for what is no resource.
  var verb: String
  var object: Object

  init(_ verb: String, _ resource: Resource) {
    self.verb = verb
    object = .resource(resource)
  }

  init(_ verb: String, path: String) {
    self.verb = verb
    object = .path(path)
  }

  /// The namespace whose role bindings count too; nil where only those of the cluster do.
  var namespace: String? {
    guard case .resource(let resource) = object, !resource.namespace.isEmpty else { return nil }
    return resource.namespace
  }
}
