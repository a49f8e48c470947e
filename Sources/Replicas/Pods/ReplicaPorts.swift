public import Corefile

/// Where CoreDNS listens, by its Corefile.
public struct ReplicaPorts: Hashable, Sendable {
  /// A port with the host that it is bound to.
  public struct Listener: Hashable, Sendable {
    /// The port.
    public var port: UInt16
    /// The host; empty for all addresses.
    public var host: String

    /// Makes a listener.
    public init(port: UInt16, host: String = "") {
      self.port = port
      self.host = host
    }

    /// Whether only the pod itself reaches it, so that the API server's proxy cannot.
    public var isLocal: Bool { host == "localhost" || host.hasPrefix("127.") || host == "::1" }
  }

  /// The metrics; nil without `prometheus`.
  public var metrics: Listener?
  /// `/ready`; nil without `ready`.
  public var ready: Listener?
  /// `/health`; nil without `health`.
  public var health: Listener?
  /// The port of the names: 53 where a block has it, or else the first.
  public var names: UInt16

  /// Reads them from a Corefile.
  public init(_ corefile: ParsedCorefile) {
    let directives = corefile.blocks.flatMap(\.directives)
    func listener(_ name: String, _ port: UInt16, host: String) -> Listener? {
      guard let directive = directives.first(where: { $0.name == name }) else { return nil }
      let words = Array(directive.tokens.prefix(2)).map(\.text)
      guard words.count > 1, words[1] != "{", words[1] != name else {
        return Listener(port: port, host: host)
      }
      return Listener(text: words[1]) ?? Listener(port: port, host: host)
    }
    metrics = listener("prometheus", 9153, host: "localhost")
    ready = listener("ready", 8181, host: "")
    health = listener("health", 8080, host: "")
    let ports = corefile.blocks.flatMap(\.normalizedKeys).compactMap { key in
      key.hasPrefix("dns://")
        ? key.lastIndex(of: ":").flatMap { UInt16(key[key.index(after: $0)...]) } : nil
    }
    names = ports.contains(53) ? 53 : ports.first ?? 53
  }
}

extension ReplicaPorts.Listener {
  /// Reads `HOST:PORT`, in which the host may be missing; nil for anything else.
  fileprivate init?(text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...])
    else { return nil }
    let host = text[..<colon].filter { $0 != "[" && $0 != "]" }
    let isAny = host == "0.0.0.0" || host == "::"
    self.init(port: port, host: isAny ? "" : String(host))
  }
}
