import KubernetesWire

/// A volume of ConfigMaps in the container of CoreDNS.
struct ConfigMapMount: Hashable, Sendable {
  /// A ConfigMap of the volume.
  struct Source: Hashable, Sendable {
    /// A key and the path that it has in the volume.
    struct Item: Hashable, Sendable {
      /// The key.
      var key: String
      /// The path.
      var path: String
    }

    /// Its name.
    var name: String
    /// The keys that are mounted; nil for all, each under its own name.
    var keyPaths: [Item]?
    /// Whether the pod starts without it.
    var isOptional = false

    /// The keys that are mounted with their paths.
    var items: [(String, String)]? { keyPaths.map { $0.map { ($0.key, $0.path) } } }
  }

  /// Where it is mounted, absolute.
  var path: String
  /// The part of the volume that is; empty for all of it.
  var subPath = ""
  /// Its ConfigMaps, the later over the earlier.
  var sources: [Source] = []

  /// Whether a path of a volume stays in it, as Kubernetes demands.
  static func staysInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.isEmpty && !path.hasPrefix("/") && !parts.contains("..")
  }

  /// The path without parts that say nothing.
  private static func clean(_ path: String) -> String {
    "/" + path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }

  /// Where the container finds a key of a ConfigMap; nil where it is not mounted.
  func file(of name: String, key: String) -> String? {
    sources.lazy.filter { $0.name == name }.compactMap { source in
      let path = source.keyPaths.map { items in items.first { $0.key == key }?.path } ?? key
      return path.flatMap { Self.staysInside($0) ? file(at: $0) : nil }
    }.first
  }

  /// Where the container finds what the volume has at a path; nil where it is not mounted.
  func file(at inside: String) -> String? {
    let whole = Self.clean("/" + inside)
    if subPath.isEmpty { return Self.clean(path + whole) }
    let part = Self.clean("/" + subPath)
    if whole == part { return path }
    return whole.hasPrefix(part + "/") ? Self.clean(path + whole.dropFirst(part.count)) : nil
  }
}

extension ConfigMapMount {
  /// A mount of a container; nil where it is of no ConfigMap, or leads elsewhere.
  fileprivate init?(_ mount: JSONValue, _ volumes: [String: [Source]]) {
    let subPath = mount["subPath"]?.stringValue ?? ""
    guard let name = mount["name"]?.stringValue, let sources = volumes[name],
      let path = mount["mountPath"]?.stringValue, Self.staysInside(String(path.dropFirst())),
      path.hasPrefix("/"), subPath.isEmpty || Self.staysInside(subPath)
    else { return nil }
    self.init(path: Self.clean(path), subPath: subPath, sources: sources)
  }
}

extension ConfigMapMount.Source {
  /// A source of a volume; nil for anything but a ConfigMap.
  fileprivate init?(_ source: JSONValue?) {
    guard let source, let name = source["name"]?.stringValue, KubernetesName.isSubdomain(name)
    else { return nil }
    self.init(name: name)
    isOptional = source["optional"]?.boolValue ?? false
    keyPaths = source["items"]?.arrayValue?.compactMap { item in
      guard let key = item["key"]?.stringValue, let path = item["path"]?.stringValue else {
        return nil
      }
      return Item(key: key, path: path)
    }
  }

  /// The ConfigMaps of a volume; none where it is something else.
  fileprivate static func all(of volume: JSONValue) -> [Self] {
    if let source = Self(volume["configMap"]) { return [source] }
    let projected = volume["projected"]?["sources"]?.arrayValue ?? []
    return projected.compactMap { Self($0["configMap"]) }
  }
}

extension PodTemplate {
  /// The mounts of ConfigMaps of the container that mounts this one; nil where none does.
  func mounts(of configMap: String) -> [ConfigMapMount]? {
    var sources: [String: [ConfigMapMount.Source]] = [:]
    for volume in volumes {
      let own = ConfigMapMount.Source.all(of: volume)
      if let name = volume["name"]?.stringValue, !own.isEmpty { sources[name] = own }
    }
    return containers.lazy.map { container in
      (container["volumeMounts"]?.arrayValue ?? []).compactMap { ConfigMapMount($0, sources) }
    }.first { mounts in
      mounts.contains { mount in mount.sources.contains { $0.name == configMap } }
    }
  }
}
