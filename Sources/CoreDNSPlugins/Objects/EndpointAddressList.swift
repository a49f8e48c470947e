import KubernetesWire

/// The ready addresses of a subset, as one piece of memory.
///
/// A large cluster has a million of them, and an array of four strings each takes twice what their
/// text does. So the texts lie one after the other, each behind its length; an address is made of
/// them when it is asked for.
public struct EndpointAddressList: Hashable, Sendable {
  /// For each address the lengths and texts of its four members, in their order.
  private var bytes: [UInt8] = []
  /// How many addresses there are.
  public private(set) var count = 0

  /// Makes an empty list.
  public init() {}

  /// Adds an address at the end.
  public mutating func append(_ address: EndpointAddress) {
    append(address.ip)
    append(address.hostname)
    append(address.nodeName)
    append(address.targetRefName)
    count += 1
  }

  /// Calls back with the IP address of each, without making the rest.
  func forEachIP(_ body: (String) -> Void) {
    var position = 0
    while position < bytes.count {
      body(text(at: &position))
      for _ in 1..<4 { skip(&position) }
    }
  }

  /// Gives up the room that the list has grown beyond its content.
  mutating func releaseSpareCapacity() {
    guard bytes.capacity > bytes.count else { return }
    bytes = Array(unsafeUninitializedCapacity: bytes.count) { room, count in
      count = room.initialize(fromContentsOf: bytes)
    }
  }

  private mutating func append(_ text: String) {
    Varint.append(UInt64(text.utf8.count), to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }

  private func length(at position: inout Int) -> Int {
    Int(truncatingIfNeeded: Varint.read(bytes, at: &position))
  }

  private func skip(_ position: inout Int) {
    let length = length(at: &position)
    position += length
  }

  private func text(at position: inout Int) -> String {
    let length = length(at: &position)
    defer { position += length }
    return String(decoding: bytes[position..<position + length], as: UTF8.self)
  }

  fileprivate func address(at position: inout Int) -> EndpointAddress? {
    guard position < bytes.count else { return nil }
    return EndpointAddress(
      ip: text(at: &position), hostname: text(at: &position), nodeName: text(at: &position),
      targetRefName: text(at: &position))
  }
}

extension EndpointAddressList: Sequence, ExpressibleByArrayLiteral {
  /// Makes the addresses one after the other.
  public struct Iterator: IteratorProtocol {
    fileprivate let list: EndpointAddressList
    fileprivate var position = 0

    /// The next address.
    public mutating func next() -> EndpointAddress? { list.address(at: &position) }
  }

  /// Begins with the first address.
  public func makeIterator() -> Iterator { Iterator(list: self) }

  /// How many addresses there are.
  public var underestimatedCount: Int { count }

  /// Makes a list of these addresses.
  public init(arrayLiteral addresses: EndpointAddress...) {
    for address in addresses { append(address) }
  }
}
