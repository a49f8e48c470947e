/// Refuses a zone that is already served in the same place, as CoreDNS's `zoneOverlap` does.
public struct ZoneOverlap: Sendable {
  /// Where one zone is served on one port, when not on all addresses.
  private struct Places {
    var addresses: Set<String> = []
    var last: ZoneAddress
  }

  private var onAllAddresses: Set<ZoneAddress>
  private var bound: [ZoneAddress: Places] = [:]

  /// Starts with nothing served, and room for a number of zones.
  public init(capacity: Int = 0) {
    onAllAddresses = Set(minimumCapacity: capacity)
  }

  /// Adds a zone.
  ///
  /// - Parameter isFiltered: True for a block with `view`: it may share a zone with others, and
  ///   leaves none for others to collide with.
  public mutating func register(
    _ zone: ZoneAddress, isFiltered: Bool = false
  ) throws(KeyFailure) {
    let unbound = zone.unbound
    let places = bound[unbound]
    let isUnbound = zone.address.isEmpty
    let isServed = onAllAddresses.contains(unbound)
    if isUnbound ? isServed : places?.addresses.contains(zone.address) == true {
      guard !isFiltered else { return }
      throw KeyFailure(
        id: "zone-already-defined", message: "cannot serve \(zone) - it is already defined")
    }
    if isUnbound, let places { throw overlap(zone, places.last) }
    if !isUnbound, isServed { throw overlap(zone, unbound) }
    guard !isFiltered else { return }
    if isUnbound {
      onAllAddresses.insert(zone)
    } else {
      bound[unbound, default: Places(last: zone)].addresses.insert(zone.address)
      bound[unbound]?.last = zone
    }
  }

  private func overlap(_ zone: ZoneAddress, _ other: ZoneAddress) -> KeyFailure {
    KeyFailure(
      id: "zone-overlap",
      message: "cannot serve \(zone) - zone overlap listener capacity with \(other)")
  }
}
