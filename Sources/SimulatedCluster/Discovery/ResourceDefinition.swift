import KubernetesClient

/// A resource that an API server serves, as discovery describes it.
public struct ResourceDefinition: Hashable, Sendable {
  /// Group, version and plural name.
  public var id: GroupVersionResource
  /// The kind of its objects.
  public var kind: String
  /// The singular name, such as `pod`.
  public var singular: String
  /// What kubectl takes instead of the name, such as `po`.
  public var shortNames: [String]
  /// The names of groups of resources, such as `all`.
  public var categories: [String]
  /// What can be done with its objects.
  public var verbs: [String]
  /// Whether its objects live in namespaces.
  public var isNamespaced: Bool
  /// Whether objects have a `status` that is written by itself.
  public var hasStatus: Bool
  /// Whether it is a custom resource: served as JSON only.
  public var isCustom: Bool
  /// Whether it is served as JSON only, though real servers have it in protobuf too.
  public var lacksProtobuf = false

  /// Everything that can be done with a stored object.
  public static let storageVerbs = [
    "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch",
  ]

  /// Describes a resource; the singular is the kind in lower case.
  public init(
    _ id: GroupVersionResource, kind: String, singular: String? = nil, shortNames: [String] = [],
    categories: [String] = [], verbs: [String] = Self.storageVerbs, isNamespaced: Bool = true,
    hasStatus: Bool = false, isCustom: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.singular = singular ?? kind.lowercased()
    self.shortNames = shortNames
    self.categories = categories
    self.verbs = verbs
    self.isNamespaced = isNamespaced
    self.hasStatus = hasStatus
    self.isCustom = isCustom
  }

  /// The same resource, served as JSON only.
  var asJSON: ResourceDefinition {
    var definition = self
    definition.lacksProtobuf = true
    return definition
  }

  /// The plural that English spelling suggests for a kind, as client-go guesses it when it knows
  /// no better.
  public static func guessedPlural(ofKind kind: String) -> String {
    let singular = kind.lowercased()
    if singular == "endpoints" { return singular }
    if singular.hasSuffix("s") { return singular + "es" }
    if singular.hasSuffix("y") { return singular.dropLast() + "ies" }
    return singular + "s"
  }
}
