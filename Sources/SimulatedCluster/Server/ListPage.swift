import KubernetesWire

/// The part of a resource's state that one list answer shows.
struct ListPage: Sendable {
  var items: ContiguousArray<StoredItem>
  var resourceVersion: UInt64
  var continueToken = ""
  var remainingItemCount: Int?

  /// Takes the objects that the query selects, from its token's key on, up to its limit.
  init(_ snapshot: StorageSnapshot, _ query: ListQuery, _ target: ResourceTarget) {
    resourceVersion = snapshot.resourceVersion
    let all = snapshot.items
    var range = 0..<all.count
    let prefix = target.namespace.map { "\($0)/" } ?? ""
    if let namespace = target.namespace {
      range = all.lowerBound(prefix)..<all.lowerBound("\(namespace)0")
    }
    if let token = query.continueToken {
      let start = all.lowerBound(prefix + token.startKey)
      range = min(max(start, range.lowerBound), range.upperBound)..<range.upperBound
    }
    // A server that answers from its cache ("0": any version will do) ignores the limit.
    let limit = query.resourceVersion == 0 && query.continueToken == nil ? nil : query.limit
    guard !query.selectsEverything || limit != nil || range.count < all.count else {
      items = all
      return
    }
    items = []
    var index = range.lowerBound
    while index < range.upperBound, items.count < limit ?? .max {
      if query.selects(all[index], target) { items.append(all[index]) }
      index += 1
    }
    guard index < range.upperBound, let last = items.last else { return }
    let version: UInt64? = query.continueToken.map(\.resourceVersion) ?? snapshot.resourceVersion
    continueToken =
      ContinueToken(after: last.key.dropFirst(prefix.count), at: version).text
    if query.selectsEverything { remainingItemCount = range.upperBound - index }
  }

  /// The list's `metadata`.
  var metadata: JSONValue {
    var metadata = JSONObject()
    metadata.append("resourceVersion", .string(String(resourceVersion)))
    if !continueToken.isEmpty { metadata.append("continue", .string(continueToken)) }
    if let remainingItemCount {
      metadata.append("remainingItemCount", .integer(Int64(remainingItemCount)))
    }
    return .object(metadata)
  }

  /// About how large the answer is: the stored bytes of its objects.
  var storedSize: Int { items.reduce(0) { $0 + $1.bytes.count } }
}
