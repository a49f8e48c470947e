import KubernetesWire

/// Kubernetes' own patch form, which kubectl sends for built-in types: as a merge patch, but lists
/// of objects are merged by a key, and directives (`$patch`, `$deleteFromPrimitiveList/…`,
/// `$retainKeys`, `$setElementOrder/…`) say what a merge cannot.
enum StrategicMergePatch {
  /// The lists that are merged, by member name; the key differs with what the entries have.
  private static let mergeKeys: [String: [String]] = [
    "containers": ["name"], "initContainers": ["name"], "ephemeralContainers": ["name"],
    "env": ["name"], "volumes": ["name"], "volumeMounts": ["mountPath"],
    "volumeDevices": ["devicePath"], "imagePullSecrets": ["name"], "hostAliases": ["ip"],
    "ports": ["containerPort", "port"], "conditions": ["type"], "ownerReferences": ["uid"],
    "topologySpreadConstraints": ["topologyKey"], "podIPs": ["ip"], "hostIPs": ["ip"],
    "resourceClaims": ["name"], "schedulingGates": ["name"],
  ]
  /// The lists of plain values that are merged as sets.
  private static let sets: Set<String> = ["finalizers"]

  static func apply(_ patch: JSONValue, to target: JSONValue?) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    if changes["$patch"]?.stringValue == "replace" { return .object(changes.withoutDirectives) }
    var result = target?.objectValue ?? JSONObject()
    if let kept = changes["$retainKeys"]?.arrayValue?.compactMap(\.stringValue) {
      for name in result.keys where !kept.contains(name) { result[name] = nil }
    }
    for (name, change) in changes {
      if let list = name.afterPrefix("$deleteFromPrimitiveList/") {
        let gone = change.arrayValue ?? []
        let values = result[list]?.arrayValue ?? []
        result[list] = .array(values.filter { !gone.contains($0) })
      }
      guard !name.hasPrefix("$") else { continue }
      let order = changes["$setElementOrder/\(name)"]?.arrayValue
      result[name] = member(name, change, result[name], order)
    }
    return .object(result)
  }

  private static func member(
    _ name: String, _ change: JSONValue, _ old: JSONValue?, _ order: [JSONValue]?
  ) -> JSONValue? {
    switch change {
    case .null: return nil
    case .array(let entries):
      return .array(list(name, entries, old?.arrayValue ?? [], order))
    default:
      if change["$patch"]?.stringValue == "delete" { return nil }
      return apply(change, to: old)
    }
  }

  private static func list(
    _ name: String, _ entries: [JSONValue], _ old: [JSONValue], _ order: [JSONValue]?
  ) -> [JSONValue] {
    if sets.contains(name) { return old + entries.filter { !old.contains($0) } }
    let candidates = mergeKeys[name] ?? []
    guard
      let key = candidates.first(where: { key in (entries + old).contains { $0[key] != nil } }),
      !entries.contains(where: { $0 == ["$patch": "replace"] })
    else {
      return entries.filter { $0["$patch"] == nil }
    }
    var result = old
    for entry in entries {
      let index = result.firstIndex { $0[key] != nil && $0[key] == entry[key] }
      switch (entry["$patch"]?.stringValue, index) {
      case ("delete", let index?): result.remove(at: index)
      case ("delete", nil): break
      case (_, let index?): result[index] = apply(entry, to: result[index])
      case (_, nil): result.append(apply(entry, to: nil))
      }
    }
    return ordered(result, by: key, order)
  }

  /// The entries that the client put into an order in that order, where they stand.
  private static func ordered(
    _ entries: [JSONValue], by key: String, _ order: [JSONValue]?
  ) -> [JSONValue] {
    guard let order else { return entries }
    func rank(_ entry: JSONValue) -> Int {
      order.firstIndex { $0[key] != nil && $0[key] == entry[key] } ?? order.count
    }
    return entries.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
  }
}

extension JSONObject {
  /// Without the members that are directives.
  fileprivate var withoutDirectives: JSONObject {
    JSONObject(filter { !$0.name.hasPrefix("$") }.map { ($0.name, $0.value) })
  }
}

extension String {
  /// What follows a prefix; nil when the text does not begin with it.
  fileprivate func afterPrefix(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
