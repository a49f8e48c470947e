import KubernetesClient
import KubernetesWire

extension ResourceCatalogue {
  /// The content type of ``aggregatedDocument(path:)``.
  public static let aggregatedContentType =
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"

  /// The plain discovery document of a path; nil where there is none.
  ///
  /// The paths are `/api`, `/apis`, `/api/VERSION`, `/apis/GROUP` and `/apis/GROUP/VERSION`;
  /// `address` is the server's own `host:port`.
  public func document(path: String, address: String = "127.0.0.1:443") -> JSONValue? {
    let parts = path.split(separator: "/").map(String.init)
    switch (parts.first, parts.count) {
    case ("api", 1):
      return [
        "kind": "APIVersions", "versions": .array(versions(of: "").map { .string($0) }),
        "serverAddressByClientCIDRs": [
          ["clientCIDR": "0.0.0.0/0", "serverAddress": .string(address)]
        ],
      ]
    case ("apis", 1):
      let groups = groups.map { JSONValue.object(members(groupMembers($0))) }
      return ["kind": "APIGroupList", "apiVersion": "v1", "groups": .array(groups)]
    case ("apis", 2) where groups.contains(parts[1]):
      let head: [(String, JSONValue)] = [("kind", "APIGroup"), ("apiVersion", "v1")]
      return .object(members(head + groupMembers(parts[1])))
    case ("api", 2) where hasGroupVersion(group: "", version: parts[1]):
      return resourceList(group: "", version: parts[1])
    case ("apis", 3) where hasGroupVersion(group: parts[1], version: parts[2]):
      return resourceList(group: parts[1], version: parts[2])
    default: return nil
    }
  }

  private func groupMembers(_ group: String) -> [(String, JSONValue)] {
    let versions = versions(of: group).map { version -> JSONValue in
      ["groupVersion": .string("\(group)/\(version)"), "version": .string(version)]
    }
    return [
      ("name", .string(group)), ("versions", .array(versions)),
      ("preferredVersion", versions.first ?? .null),
    ]
  }

  /// The core group's list has no `apiVersion`, as on the real server.
  private func resourceList(group: String, version: String) -> JSONValue {
    var list = members([("kind", "APIResourceList")])
    if !group.isEmpty { list.append("apiVersion", "v1") }
    list.append("groupVersion", .string(group.isEmpty ? version : "\(group)/\(version)"))
    list.append(
      "resources", .array(definitions(group: group, version: version).flatMap(Self.entries)))
    return .object(list)
  }

  private static func entries(_ definition: ResourceDefinition) -> [JSONValue] {
    func entry(_ name: String, singular: String, verbs: [String]) -> JSONObject {
      members([
        ("name", .string(name)), ("singularName", .string(singular)),
        ("namespaced", .bool(definition.isNamespaced)), ("kind", .string(definition.kind)),
        ("verbs", strings(verbs)),
      ])
    }
    var main = entry(
      definition.id.resource, singular: definition.singular, verbs: definition.verbs)
    if !definition.shortNames.isEmpty { main.append("shortNames", strings(definition.shortNames)) }
    if !definition.categories.isEmpty { main.append("categories", strings(definition.categories)) }
    guard definition.hasStatus else { return [.object(main)] }
    let status = entry("\(definition.id.resource)/status", singular: "", verbs: statusVerbs)
    return [.object(main), .object(status)]
  }

  private static let statusVerbs = ["get", "patch", "update"]

  private static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map { .string($0) })
  }
}

extension ResourceCatalogue {
  /// The aggregated discovery document of `/api` or `/apis`, which describes every resource at
  /// once (`apidiscovery.k8s.io/v2`); nil for other paths.
  public func aggregatedDocument(path: String) -> JSONValue? {
    let items: [JSONValue]
    switch path {
    case "/api", "/api/": items = [aggregated(group: "")]
    case "/apis", "/apis/": items = groups.map { aggregated(group: $0) }
    default: return nil
    }
    return [
      "kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": [:],
      "items": .array(items),
    ]
  }

  private func aggregated(group: String) -> JSONValue {
    let versions = versions(of: group).map { version -> JSONValue in
      let resources = definitions(group: group, version: version).map(Self.aggregated)
      return [
        "version": .string(version), "resources": .array(resources), "freshness": "Current",
      ]
    }
    let metadata: JSONValue = group.isEmpty ? [:] : ["name": .string(group)]
    return ["metadata": metadata, "versions": .array(versions)]
  }

  private static func aggregated(_ definition: ResourceDefinition) -> JSONValue {
    // Built-in kinds are named without group and version: they are those of the list around them.
    let kind: JSONValue = [
      "group": .string(definition.isCustom ? definition.id.group : ""),
      "version": .string(definition.isCustom ? definition.id.version : ""),
      "kind": .string(definition.kind),
    ]
    var entry = members([
      ("resource", .string(definition.id.resource)), ("responseKind", kind),
      ("scope", definition.isNamespaced ? "Namespaced" : "Cluster"),
      ("singularResource", .string(definition.singular)), ("verbs", strings(definition.verbs)),
    ])
    if !definition.shortNames.isEmpty {
      entry.append("shortNames", strings(definition.shortNames))
    }
    if !definition.categories.isEmpty {
      entry.append("categories", strings(definition.categories))
    }
    if definition.hasStatus {
      entry.append(
        "subresources",
        [["subresource": "status", "responseKind": kind, "verbs": strings(statusVerbs)]])
    }
    return .object(entry)
  }

  /// The answer to `/version`: the server that is simulated.
  public static let versionDocument: JSONValue = [
    "major": "1", "minor": "36", "emulationMajor": "1", "emulationMinor": "36",
    "minCompatibilityMajor": "1", "minCompatibilityMinor": "35",
    "gitVersion": "v1.36.2+simulated", "gitCommit": "", "gitTreeState": "clean",
    "buildDate": "1970-01-01T00:00:00Z", "goVersion": "", "compiler": "swiftc",
    "platform": "linux/amd64",
  ]
}
