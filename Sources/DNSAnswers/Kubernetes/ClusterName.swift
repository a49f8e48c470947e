import DNSMessages

/// What a name below a zone of `kubernetes` asks for: CoreDNS's `recordRequest`.
struct ClusterName {
  /// Whether it is about services or pods; nil where the name ends before it says so.
  var kind: Kind?
  /// The namespace; empty where the name ends before it says so.
  var namespace = ""
  /// The service, or the text of a pod; empty where the name ends before it says so.
  var object = ""
  /// The endpoint; empty for none.
  var endpoint = ""
  /// The cluster of an endpoint, in a multicluster zone; empty for none.
  var cluster = ""
  /// The port's name; empty for any.
  var port = ""
  /// The protocol; empty for any.
  var protocolName = ""
  /// Whether the name has labels for port and protocol.
  var hasPort = false
  /// The topology zone of a zonal name; empty for none.
  var topologyZone = ""
  /// Whether a topology zone without endpoints gives those of all zones.
  var prefersZone = false

  enum Kind: String {
    case service = "svc"
    case pod
  }

  /// How names are read.
  struct Rules {
    var isMulticluster = false
    var isZonal = false
    /// Whether a port that is not asked for is a wildcard, as the example plugin has it.
    var hasWildcards = false
  }

  /// Makes the name of a zone itself.
  init() {}

  /// Reads the labels before a zone; nil where the name cannot be one of the cluster's.
  init?(_ base: Substring, _ rules: Rules) {
    if base.isEmpty || base == "svc" || base == "pod" { return }
    if rules.hasWildcards { (port, protocolName) = ("*", "*") }
    let labels = DNSName.labels(of: base).map(String.init)
    guard let last = labels.last, let kind = Kind(rawValue: last) else { return nil }
    self.kind = kind
    let count = labels.count
    guard count > 1 else { return }
    namespace = labels[count - 2]
    guard count > 2 else { return }
    object = labels[count - 3]
    switch count - 3 {
    case 0: return
    case 1: endpoint = labels[0]
    case 2: readTwo(labels[0], labels[1], rules)
    default:
      guard readZonal(labels.dropLast(3), rules) else { return nil }
    }
  }

  private mutating func readTwo(_ first: String, _ second: String, _ rules: Rules) {
    if rules.isMulticluster, !first.hasPrefix("_"), !second.hasPrefix("_") {
      cluster = second
      endpoint = first
    } else {
      hasPort = true
      protocolName = Self.withoutUnderscore(second)
      port = Self.withoutUnderscore(first)
    }
  }

  /// `ZONE.pin._zone` or `ZONE.prefer._zone`, where the zone may be several labels.
  private mutating func readZonal(_ labels: ArraySlice<String>, _ rules: Rules) -> Bool {
    guard rules.isZonal, !rules.isMulticluster, labels.last == "_zone", kind == .service else {
      return false
    }
    switch labels[labels.endIndex - 2] {
    case "pin": break
    case "prefer": prefersZone = true
    default: return false
    }
    topologyZone = labels.dropLast(2).joined(separator: ".")
    return true
  }

  static func withoutUnderscore(_ label: String) -> String {
    label.hasPrefix("_") ? String(label.dropFirst()) : label
  }

  /// The part of a name before a zone that it is in; nil where it is the zone itself.
  static func base(of name: String, in zone: String) -> Substring? {
    let dropped = zone == "." ? 1 : zone.utf8.count + 1
    guard name.utf8.count >= dropped else { return nil }
    let end = name.utf8.index(name.endIndex, offsetBy: -dropped)
    return name[..<end]
  }

  /// Whether a port fits what was asked for.
  func admits(port name: String, _ protocolName: String) -> Bool {
    (port.isEmpty || Self.equal(port, name))
      && (self.protocolName.isEmpty || Self.equal(self.protocolName, protocolName))
  }

  /// Whether two texts are equal, letter case apart.
  static func equal(_ first: String, _ second: String) -> Bool {
    first == second || first.lowercased() == second.lowercased()
  }
}
