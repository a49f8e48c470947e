/// A zone that a server block answers for, and where: CoreDNS's `zoneAddr`.
public struct ZoneAddress: Hashable, Sendable {
  /// The zone's name, ending in a dot.
  public var zone: String
  /// The port, as CoreDNS prints it.
  ///
  /// It may be one that cannot be listened on.
  public var port: String
  /// How queries come in.
  public var transport: Transport
  /// The address that `bind` gives; empty for all addresses.
  public var address: String

  /// Makes a zone address.
  public init(zone: String, port: String, transport: Transport, address: String = "") {
    self.zone = zone
    self.port = port
    self.transport = transport
    self.address = address
  }

  /// The description of the same on all addresses, which tells it from any other.
  var key: String {
    let scheme = transport.rawValue
    // Appended, because a Corefile may have very many and interpolation is slow.
    var key = ""
    key.reserveCapacity(scheme.utf8.count + zone.utf8.count + port.utf8.count + 4)
    key += scheme
    key += "://"
    key += zone
    key += ":"
    key += port
    return key
  }
}

extension ZoneAddress: CustomStringConvertible {
  /// The key as CoreDNS normalises it, such as `dns://cluster.local.:53`.
  public var description: String {
    address.isEmpty ? key : "\(key) on \(address)"
  }
}

/// Why CoreDNS refuses a key.
public struct KeyFailure: Error, Hashable, Sendable {
  /// A short stable name of the kind of problem.
  public var id: String
  /// What is wrong, in CoreDNS's words, which name no file and line.
  public var message: String

  /// Makes a failure.
  public init(id: String, message: String) {
    self.id = id
    self.message = message
  }
}

extension KeyFailure: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
