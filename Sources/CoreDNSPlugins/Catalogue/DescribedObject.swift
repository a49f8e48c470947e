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
