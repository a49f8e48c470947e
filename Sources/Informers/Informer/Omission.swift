public import KubernetesWire
import KubernetesClient

/// Why an informer does not store an object that the API server has.
public enum Omission: Hashable, Sendable {
  /// The object is in another namespace than the one that is watched.
  case namespace(watched: String)
  /// The object's labels do not fit the watch's label selector.
  case labels([String: String], selector: String)
  /// A field of the object does not fit the watch's field selector.
  case field(String, value: String, selector: String)
  /// The plugin itself passes it over: stock CoreDNS does so with pods that are being deleted.
  case notAdmitted
}

extension SharedInformer {
  /// Why an object, as the API server has it, is not stored; nil where it ought to be.
  ///
  /// Throws a `DecodeError` for an object that the plugin could not read, and a `SelectorError`
  /// for a selector of the watch that cannot be.
  public func omission(of live: JSONValue) throws -> Omission? {
    let namespace = live["metadata"]?["namespace"]?.stringValue ?? ""
    if let watched = specification.namespace, watched != namespace {
      return .namespace(watched: watched)
    }
    if !specification.labelSelector.isEmpty {
      var labels: [String: String] = [:]
      for (name, value) in live["metadata"]?["labels"]?.objectValue ?? JSONObject() {
        labels[name] = value.stringValue
      }
      guard try LabelSelector(parsing: specification.labelSelector).matches(labels) else {
        return .labels(labels, selector: specification.labelSelector)
      }
    }
    for requirement in try FieldSelector(parsing: specification.fieldSelector).requirements {
      var member: JSONValue? = live
      for part in requirement.field.split(separator: ".") { member = member?[String(part)] }
      let value = member?.stringValue ?? ""
      guard (value == requirement.value) == requirement.isEqual else {
        return .field(
          requirement.field, value: value, selector: FieldSelector([requirement]).description)
      }
    }
    guard let object = try read(live) else { return nil }
    return specification.admits(object) ? nil : .notAdmitted
  }

  /// What is kept of an object's JSON; throws a `DecodeError` for an object that cannot be read.
  public func kept(of live: JSONValue) throws -> (any StoredObject)? { try read(live) }

  /// Reads an object's JSON as a list of one.
  private func read(_ live: JSONValue) throws -> Object? {
    let list: JSONValue = [
      "kind": "List", "apiVersion": "v1", "metadata": [:], "items": .array([live]),
    ]
    var decoder = try ListDecoder(
      contentType: "application/json", projection: specification.projection)
    var kept: Object?
    try list.serialisedBytes().withUnsafeBytes { bytes in
      try decoder.consume(bytes) { kept = try $0.get() }
    }
    _ = try decoder.finish()
    return kept
  }
}
