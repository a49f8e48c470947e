/// Refuses a zone that is already served in the same place, as CoreDNS's `zoneOverlap` does.
public struct ZoneOverlap: Sendable {
  /// Where one zone is served on one port, when not on all addresses.
  private struct Places {
    var addresses: Set<String> = []
    var last: ZoneAddress
  }

  /// The keys of zones, as `ZoneAddress.key` has them.
  private var onAllAddresses: Set<String>
  private var bound: [String: Places] = [:]

  /// Starts with nothing served, and room for a number of zones.
  public init(capacity: Int = 0) {
    onAllAddresses = Set(minimumCapacity: capacity)
  }

  /// Adds a zone.
  ///
  /// That of a block with `view` is filtered: it leaves none for others to collide with, but must not
  /// come after one that is not.
  public mutating func register(
    _ zone: ZoneAddress, isFiltered: Bool = false
  ) throws(KeyFailure) {
    try register(zone, key: zone.key, isFiltered: isFiltered)
  }

  /// Adds a zone whose key is known already.
  mutating func register(
    _ zone: ZoneAddress, key: String, isFiltered: Bool
  ) throws(KeyFailure) {
    let places = bound.isEmpty ? nil : bound[key]
    let isUnbound = zone.address.isEmpty
    if isUnbound, places == nil, !isFiltered {
      guard onAllAddresses.insert(key).inserted else { throw alreadyDefined(zone) }
      return
    }
    let isServed = onAllAddresses.contains(key)
    if isUnbound ? isServed : places?.addresses.contains(zone.address) == true {
      throw alreadyDefined(zone)
    }
    if isUnbound, let places { throw overlap(zone, places.last.description) }
    if !isUnbound, isServed { throw overlap(zone, key) }
    guard !isFiltered else { return }
    bound[key, default: Places(last: zone)].addresses.insert(zone.address)
    bound[key]?.last = zone
  }

  private func alreadyDefined(_ zone: ZoneAddress) -> KeyFailure {
    KeyFailure(
      id: "zone-already-defined", message: "cannot serve \(zone) - it is already defined")
  }

  private func overlap(_ zone: ZoneAddress, _ other: String) -> KeyFailure {
    KeyFailure(
      id: "zone-overlap",
      message: "cannot serve \(zone) - zone overlap listener capacity with \(other)")
  }
}
