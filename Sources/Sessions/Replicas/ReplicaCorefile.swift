import Corefile
import KubernetesWire
import Replicas

/// The Corefile that replicas should have loaded, with what tells whether they have.
struct ReplicaCorefile {
  /// The Corefile.
  let corefile: ParsedCorefile
  /// When the ConfigMap last changed; nil where it is not known to hold this Corefile.
  let changedAt: Double?

  /// - Parameter configMap: The ConfigMap that the pods have mounted; nil where it was not read.
  init(_ corefile: ParsedCorefile, configMap: JSONValue?) {
    self.corefile = corefile
    let text = String(decoding: corefile.sources[""]?.bytes ?? [], as: UTF8.self)
    let texts = configMap?["data"]?.objectValue.map { $0.compactMap(\.value.stringValue) } ?? []
    changedAt = texts.contains(text) ? configMap.flatMap(Self.changedAt) : nil
  }

  /// The hash that a pod with these variables and mounts should show, or why there is none.
  func hash(_ pod: ReplicaPod, _ template: PodTemplate) -> (ReloadHash?, unhashed: String?) {
    if corefile.failure != nil {
      return (nil, "the Corefile does not parse: CoreDNS goes on with what it had")
    }
    guard hasVariables else {
      return (ReloadHash(corefile) { Self.path($0, template) }, nil)
    }
    guard corefile.sources.count == 1, let text = corefile.sources[""] else {
      return (nil, "the Corefile has variables and imports, whose values are those of the pod")
    }
    let parser = CorefileParser(
      environment: pod.environment, fileSystem: InMemoryFileSystem(), unknownDirectives: .accepted)
    return (ReloadHash(parser.parse(Array(text.bytes))), nil)
  }

  /// The names of all directives.
  var directives: Set<String> { Set(corefile.blocks.flatMap(\.directives).map(\.name)) }

  private var hasVariables: Bool {
    corefile.sources.values.contains { source in
      let text = String(decoding: source.bytes, as: UTF8.self)
      return text.contains("{$") || text.contains("{%")
    }
  }

  /// Where CoreDNS finds an imported file: one of another ConfigMap where the pod has that mounted,
  /// or where distributions mount one.
  private static func path(_ file: String, _ template: PodTemplate) -> String {
    if file.isEmpty || file.hasPrefix("/") { return file }
    guard let reference = try? ConfigMapReference(file) else {
      return "\(ConfigMapContent.folder)/\(file)"
    }
    let mounts = template.mounts(of: reference.name) ?? []
    return mounts.lazy.compactMap { $0.file(of: reference.name, key: reference.key) }.first
      ?? "\(ConfigMapContent.folder)/custom/\(reference.key)"
  }

  /// When the data last changed, by who manages its fields.
  private static func changedAt(_ configMap: JSONValue) -> Double? {
    let metadata = configMap["metadata"]
    let times = (metadata?["managedFields"]?.arrayValue ?? []).compactMap { entry in
      entry["fieldsV1"]?["f:data"] == nil
        ? nil : entry["time"]?.stringValue.flatMap(RFC3339.seconds)
    }
    let created = metadata?["creationTimestamp"]?.stringValue.flatMap(RFC3339.seconds)
    return (times.max() ?? created).map(Double.init)
  }
}
