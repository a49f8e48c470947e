import KubernetesWire
import KubernetesClient
import Yams

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads manifests: YAML of any number of documents, or JSON, with single objects or lists as
/// `kubectl get -o yaml|json` and the API server itself print them.
public struct ManifestReader: Sendable {
  private var catalogue: ResourceCatalogue
  private var manifest = Manifest()

  /// Reads into a cluster that serves these resources.
  public init(catalogue: ResourceCatalogue = ResourceCatalogue()) {
    self.catalogue = catalogue
  }

  /// Reads files one after the other; throws a ``ManifestError`` at the first that is unusable.
  public static func read(
    files: [String], catalogue: ResourceCatalogue = ResourceCatalogue()
  ) throws -> Manifest {
    var reader = ManifestReader(catalogue: catalogue)
    for file in files { try reader.read(file: file) }
    return reader.manifest
  }

  /// Reads a manifest's text; `file` is its name in errors.
  public static func read(
    text: [UInt8], file: String, catalogue: ResourceCatalogue = ResourceCatalogue()
  ) throws -> Manifest {
    var reader = ManifestReader(catalogue: catalogue)
    try reader.read(text: text, file: file)
    return reader.manifest
  }

  /// Reads a text of this program's own, in which every plain scalar is a text: telling numbers and
  /// truth values apart costs more than all the rest.
  static func readTexts(_ text: String, file: String) throws -> Manifest {
    var reader = ManifestReader()
    for document in try ManifestDocument.yaml(Array(text.utf8)[...], file: file, .basic) {
      try reader.add(document, file: file)
    }
    return reader.manifest
  }

  private mutating func read(file: String) throws {
    let text: [UInt8]
    do {
      text = [UInt8](try Data(contentsOf: URL(filePath: file)))
    } catch {
      throw ManifestError(
        code: .unreadable, message: "cannot be read: no such file, or no permission", file: file,
        line: 0, column: 0)
    }
    try read(text: text, file: file)
  }

  private mutating func read(text: [UInt8], file: String) throws {
    for document in try ManifestDocument.documents(in: text, file: file) {
      try add(document, file: file)
    }
  }

  private mutating func add(_ document: ManifestDocument, file: String) throws {
    func failure(_ message: String) -> ManifestError {
      ManifestError(
        code: .notAnObject, message: message, file: file, line: document.line,
        column: document.column)
    }
    guard case .object(let object) = document.value else {
      throw failure("a Kubernetes object must be a mapping with apiVersion and kind")
    }
    guard let apiVersion = object["apiVersion"]?.stringValue, !apiVersion.isEmpty else {
      throw failure("apiVersion is missing or no text")
    }
    guard let kind = object["kind"]?.stringValue, !kind.isEmpty else {
      throw failure("kind is missing or no text")
    }
    guard kind.hasSuffix("List"), let items = object["items"] else {
      return try add(object, apiVersion, kind, at: document, file: file)
    }
    for (index, item) in (items.arrayValue ?? []).enumerated() {
      guard case .object(var member) = item else {
        throw failure("items[\(index)] is no mapping")
      }
      // Items of a typed list leave out what the list already says.
      let ownKind = member["kind"]?.stringValue ?? String(kind.dropLast(4))
      let ownVersion = member["apiVersion"]?.stringValue ?? apiVersion
      guard !ownKind.isEmpty else { throw failure("items[\(index)] has no kind") }
      if member["kind"] == nil || member["apiVersion"] == nil {
        var whole = members([("apiVersion", .string(ownVersion)), ("kind", .string(ownKind))])
        for (name, value) in member where name != "kind" && name != "apiVersion" {
          whole.append(name, value)
        }
        member = whole
      }
      try add(member, ownVersion, ownKind, at: document, file: file, item: index)
    }
  }

  private mutating func add(
    _ object: JSONObject, _ apiVersion: String, _ kind: String, at document: ManifestDocument,
    file: String, item: Int? = nil
  ) throws {
    guard let name = object["metadata"]?["name"]?.stringValue, !name.isEmpty else {
      throw ManifestError(
        code: .notAnObject,
        message: item.map { "items[\($0)] has no metadata.name" } ?? "metadata.name is missing",
        file: file, line: document.line, column: document.column)
    }
    if kind == "CustomResourceDefinition" {
      learn(object)
    }
    let given = object["metadata"]?["namespace"]?.stringValue
    let definition = try definition(
      apiVersion: apiVersion, kind: kind, isNamespaced: given != nil, at: document, file: file)
    var object = object
    var namespace: String?
    if definition.isNamespaced {
      namespace = given.flatMap { $0.isEmpty ? nil : $0 } ?? "default"
      var metadata = object["metadata"]?.objectValue ?? JSONObject()
      metadata["namespace"] = namespace.map { .string($0) }
      object["metadata"] = .object(metadata)
    }
    manifest.objects.append(
      Manifest.Object(
        resource: definition.id, namespace: namespace, name: name, object: .object(object),
        line: document.line))
  }
}

extension ManifestReader {
  /// The resource of a kind: a known one, or one that is made up by the rules of English.
  private mutating func definition(
    apiVersion: String, kind: String, isNamespaced: Bool, at document: ManifestDocument,
    file: String
  ) throws -> ResourceDefinition {
    if let known = catalogue.definition(apiVersion: apiVersion, kind: kind) { return known }
    let parts = apiVersion.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw ManifestError(
        code: .notAnObject, message: "apiVersion \"\(apiVersion)\" is not GROUP/VERSION",
        file: file, line: document.line, column: document.column)
    }
    let id = GroupVersionResource(
      group: parts.count == 2 ? String(parts[0]) : "", version: String(parts[parts.count - 1]),
      resource: ResourceDefinition.guessedPlural(ofKind: kind))
    let definition = ResourceDefinition(
      id, kind: kind, isNamespaced: isNamespaced, hasStatus: true, isCustom: true)
    define(definition)
    let scope = isNamespaced ? "namespaced" : "cluster-scoped"
    manifest.notes.append(
      Manifest.Note(
        message: "\(apiVersion) \(kind) is not known: served as \(scope) \"\(id.resource)\"",
        file: file, line: document.line))
    return definition
  }

  private mutating func define(_ definition: ResourceDefinition) {
    catalogue.add([definition])
    manifest.definitions.removeAll { $0.id == definition.id }
    manifest.definitions.append(definition)
  }

  /// Takes the names and the scope of a custom resource from its definition.
  private mutating func learn(_ object: JSONObject) {
    guard let spec = object["spec"], let group = spec["group"]?.stringValue,
      let kind = spec["names"]?["kind"]?.stringValue,
      let plural = spec["names"]?["plural"]?.stringValue
    else { return }
    func texts(_ name: String) -> [String] {
      (spec["names"]?[name]?.arrayValue ?? []).compactMap(\.stringValue)
    }
    for version in spec["versions"]?.arrayValue ?? [] where version["served"] != false {
      guard let versionName = version["name"]?.stringValue else { continue }
      define(
        ResourceDefinition(
          GroupVersionResource(group: group, version: versionName, resource: plural), kind: kind,
          singular: spec["names"]?["singular"]?.stringValue, shortNames: texts("shortNames"),
          categories: texts("categories"), isNamespaced: spec["scope"] != "Cluster",
          hasStatus: version["subresources"]?["status"] != nil, isCustom: true))
    }
  }
}
