import Corefile
import PluginStanzas

/// What a version of CoreDNS has and does, from 1.11.3 to 1.14.7.
public struct CoreDNSProfile: Hashable, Sendable {
  /// The version.
  public var version: CoreDNSVersion

  /// The newest version that is known, which stands for later ones.
  public static let newest = CoreDNSVersion(1, 14, 7)
  /// The oldest version that is known.
  public static let oldest = CoreDNSVersion(1, 11, 3)

  /// Makes the profile of a version; the newest unless another is given.
  public init(_ version: CoreDNSVersion = newest) {
    self.version = version
  }

  /// Whether it is between the oldest and the newest version that are known.
  public var isKnown: Bool { (Self.oldest...Self.newest).contains(version) }

  /// Whether client-go streams lists unless it is told otherwise: from client-go 0.35 on.
  public var streamsLists: Bool { version >= CoreDNSVersion(1, 14, 2) }

  /// The minor version of client-go, such as 0.35.
  public var clientGo: String {
    switch version {
    case ..<CoreDNSVersion(1, 11, 4): "0.29"
    case ..<CoreDNSVersion(1, 12, 1): "0.31"
    case ..<CoreDNSVersion(1, 12, 4): "0.32"
    case ..<CoreDNSVersion(1, 14, 2): "0.34"
    default: "0.35"
    }
  }

  /// The first version with each plugin that is not as old as the oldest that is known.
  public static let introduced: [String: CoreDNSVersion] = [
    "multisocket": CoreDNSVersion(1, 12, 0), "quic": CoreDNSVersion(1, 12, 2),
    "nomad": CoreDNSVersion(1, 13, 0), "grpc_server": CoreDNSVersion(1, 14, 0),
    "https": CoreDNSVersion(1, 14, 0), "https3": CoreDNSVersion(1, 14, 0),
    "proxyproto": CoreDNSVersion(1, 14, 3), "shed": CoreDNSVersion(1, 14, 7),
  ]

  /// The order in which its own plugins execute.
  ///
  /// Before 1.14.7 the cache came before rewrite and autopath, and from 1.14.2 to 1.14.6 before acl
  /// too.
  public var coreDNSOrder: PluginOrder {
    var names = PluginOrder.coreDNS.names.filter { name in
      Self.introduced[name].map { $0 <= version } ?? true
    }
    guard version < CoreDNSVersion(1, 14, 7) else { return PluginOrder(names: names) }
    names.removeAll { ["rewrite", "autopath", "acl", "cache", "tls"].contains($0) }
    Self.insert(["cache", "rewrite"], after: "tsig", into: &names)
    Self.insert(["autopath"], after: "dnssec", into: &names)
    Self.insert(["tls"], after: "cancel", into: &names)
    let isMoved = version >= CoreDNSVersion(1, 14, 2)
    Self.insert(["acl"], after: isMoved ? "rewrite" : "dns64", into: &names)
    return PluginOrder(names: names)
  }

  /// The same with `k8s_api` built in as its README asks.
  public var order: PluginOrder { coreDNSOrder.withK8sAPI }

  private static func insert(_ added: [String], after name: String, into names: inout [String]) {
    guard let place = names.firstIndex(of: name) else { return }
    names.insert(contentsOf: added, at: place + 1)
  }
}
