/// The members of a JSON object in the order in which they were written or added.
///
/// Kubernetes objects have few members at each level, so a look-up walks the list.
public struct JSONObject: Hashable, Sendable, Sequence {
  /// One member.
  public typealias Element = (name: String, value: JSONValue)

  private var names: [String] = []
  private var values: [JSONValue] = []

  /// Makes an object without members.
  public init() {}

  /// Makes an object of these members; of a repeated name the last value counts.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    for (name, value) in members { self[name] = value }
  }

  /// How many members there are.
  public var count: Int { names.count }

  /// Whether there is no member.
  public var isEmpty: Bool { names.isEmpty }

  /// The names in order.
  public var keys: [String] { names }

  /// The member of that name; nil removes it, a new name goes to the end.
  public subscript(name: String) -> JSONValue? {
    get { names.firstIndex(of: name).map { values[$0] } }
    set {
      switch (names.firstIndex(of: name), newValue) {
      case (let index?, let value?): values[index] = value
      case (let index?, nil):
        names.remove(at: index)
        values.remove(at: index)
      case (nil, let value?): append(name, value)
      case (nil, nil): break
      }
    }
  }

  /// Adds a member whose name is known to be new.
  public mutating func append(_ name: String, _ value: JSONValue) {
    names.append(name)
    values.append(value)
  }

  /// Walks the members in order.
  public struct Iterator: IteratorProtocol {
    fileprivate let object: JSONObject
    fileprivate var position = 0

    /// The next member.
    public mutating func next() -> Element? {
      guard position < object.names.count else { return nil }
      defer { position += 1 }
      return (name: object.names[position], value: object.values[position])
    }
  }

  /// Walks the members in order.
  public func makeIterator() -> Iterator { Iterator(object: self) }
}

extension JSONObject {
  /// Makes an object of members of untrusted text: of a repeated name the last value counts, and
  /// many members cost no more than linear time.
  init(untrustedNames names: ArraySlice<String>, values: ArraySlice<JSONValue>) {
    self.names = Array(names)
    self.values = Array(values)
    if Self.repeatsName(self.names) { keepLastMembers() }
  }

  private static func repeatsName(_ names: [String]) -> Bool {
    guard names.count <= 16 else { return Set(names).count < names.count }
    for index in names.indices.dropFirst() where names[..<index].contains(names[index]) {
      return true
    }
    return false
  }

  private mutating func keepLastMembers() {
    var positions: [String: Int] = [:]
    var unique = JSONObject()
    for (name, value) in self {
      if let position = positions[name] {
        unique.values[position] = value
      } else {
        positions[name] = unique.count
        unique.append(name, value)
      }
    }
    self = unique
  }
}
