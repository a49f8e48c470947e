import Informers
import KubernetesWire

/// An object of a watch that is described as data.
public struct DescribedObject: StoredObject, NamedObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""
  /// The labels; nil where the plugin does not keep them.
  public private(set) var keptLabels: [String: String]?
  /// What is kept by name.
  public private(set) var kept = JSONObject()
  /// The whole object as it came; nil where it is not kept.
  public private(set) var raw: RawObject?
  /// Whether the plugin stores it.
  private(set) var isAdmitted = true
  /// For each index the values under which it is filed.
  private(set) var indexValues: [[String]] = []

  /// Writes the whole object where it is kept; else what is kept and under which values it is filed,
  /// as a description need not keep the fields that its expressions read.
  public func record(into json: inout JSONWriter) {
    if let raw, let object = (try? raw.json())?.objectValue {
      let isSecret = raw.kind == "Secret" || object["kind"] == "Secret"
      for (name, value) in object where !(isSecret && Self.secretMembers.contains(name)) {
        json.value(name, value)
      }
      return
    }
    json.object("metadata") { recordMetadata(into: &$0) }
    json.value(
      Self.keptMember,
      ["fields": .object(kept), "indexValues": .array(indexValues.map { .strings($0) })])
  }

  /// The members of a Secret that are never recorded.
  private static let secretMembers: Set<String> = ["data", "stringData"]
  /// The member of a recorded object that no object of the API has.
  private static let keptMember = "k8sapi-inspect/kept"

  /// Makes an object of what was kept of it, or reads the whole one.
  public static func restored(
    from bytes: UnsafeRawBufferPointer, by decoder: JSONObjectDecoder<DescribedObject>
  ) throws(DecodeError) -> DescribedObject {
    guard let json = try? JSONValue(parsing: bytes), let kept = json[keptMember] else {
      return try decoder.decode(bytes)
    }
    var object = try decoder.decode(bytes, by: Self.projection)
    object.kept = kept["fields"]?.objectValue ?? JSONObject()
    object.indexValues = (kept["indexValues"]?.arrayValue ?? []).map { values in
      (values.arrayValue ?? []).compactMap(\.stringValue)
    }
    return object
  }

  /// The members that every object has; a watch reads by a projection of its own.
  public static let projection = Projection<DescribedObject>(
    initial: DescribedObject(), fields: [.metadata()])

  /// None: a watch has columns of its own.
  public static let columns: [ObjectColumn] = []

  /// Everything that is kept, for output.
  public var fields: JSONObject {
    var fields = headFields
    for (name, value) in kept { fields[name] = value }
    if let raw, let object = try? raw.json() { fields["object"] = object }
    return fields
  }

  /// What a watch takes from the wire.
  static func projection(of watch: WatchDeclaration) -> Projection<DescribedObject> {
    Projection(
      initial: DescribedObject(), fields: [.metadata()],
      raw: { object, raw throws(DecodeError) in try object.take(raw, watch) })
  }

  private mutating func take(
    _ raw: RawObject, _ watch: WatchDeclaration
  ) throws(DecodeError) {
    let json: JSONValue
    do {
      json = try raw.json()
    } catch {
      throw error as? DecodeError ?? DecodeError("\(error)")
    }
    if watch.keepsWhole {
      self.raw = raw
      var labels: [String: String] = [:]
      for (name, value) in json["metadata"]?["labels"]?.objectValue ?? JSONObject() {
        labels[name] = value.stringValue
      }
      keptLabels = labels
    }
    isAdmitted = watch.admits?.holds(for: json) ?? true
    for field in watch.kept {
      let values = field.value.values(of: json)
      kept[field.name] =
        field.value.isMany ? .strings(values) : .string(values.first ?? "")
    }
    indexValues = watch.indexes.map { $0.values(of: json) }
  }
}

extension WatchDeclaration.IndexDeclaration {
  /// The values under which an object is filed.
  func values(of object: JSONValue) -> [String] {
    guard when?.holds(for: object) ?? true else { return [] }
    let values = keys.values(of: object)
    return storesEmpty ? values : values.filter { !$0.isEmpty }
  }
}
