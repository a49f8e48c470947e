/// A request that is about what runs in a pod, read from its path.
///
/// `/api/v1/namespaces/NS/pods/[SCHEME:]NAME[:PORT]/proxy[/PATH]`, the same of `services`, or
/// `…/pods/NAME/portforward`.
struct PodSubresource: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// An HTTP request that is passed on; without a path when nothing follows `proxy`.
    case proxy(path: String?)
    /// The same to one of a service's pods.
    case serviceProxy(path: String?)
    case portForward
  }

  var namespace: String
  /// As the path has it: with scheme and port for the proxy.
  var name: String
  var kind: Kind

  /// Nil when the path leads elsewhere.
  init?(path: String) {
    let parts = path.split(separator: "/", maxSplits: 7, omittingEmptySubsequences: false)
    guard parts.count >= 8, parts[0].isEmpty, parts[1...3] == ["api", "v1", "namespaces"],
      parts[5] == "pods" || parts[5] == "services", !parts[4].isEmpty, !parts[6].isEmpty
    else { return nil }
    let isPod = parts[5] == "pods"
    namespace = String(parts[4])
    name = String(parts[6])
    let rest = parts[7]
    if rest == "portforward", isPod {
      kind = .portForward
    } else if rest == "proxy" || rest.hasPrefix("proxy/") {
      let path = rest == "proxy" ? nil : String(rest.dropFirst("proxy".count))
      kind = isPod ? .proxy(path: path) : .serviceProxy(path: path)
    } else {
      return nil
    }
  }
}

/// The `[SCHEME:]NAME[:PORT]` of a proxied pod or service.
struct ProxiedTarget: Hashable, Sendable {
  var scheme = "http"
  var name: String
  /// As it is written; empty where none is.
  var port = ""

  init(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 2:
      name = parts[0]
      port = parts[1]
    case 3 where ["http", "https"].contains(parts[0]):
      scheme = parts[0]
      name = parts[1]
      port = parts[2]
    default: name = text
    }
  }
}
