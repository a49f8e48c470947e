public import CoreDNSPlugins
public import DNSMessages
import PluginStanzas

/// What an answer depends on that stands in no Corefile and no cluster.
public struct ServerFacts: Sendable {
  /// The addresses that CoreDNS is bound to, loopback apart: those of its pod.
  public var addresses: [InternetAddress] = []
  /// What CoreDNS's own resolver searches, from its resolv.conf.
  public var searchDomains: [String] = []
  /// The servers that its own resolver asks.
  public var resolvers: [String] = []
  /// The version of CoreDNS.
  public var profile = CoreDNSProfile()

  /// Makes the facts of a CoreDNS of which nothing is known.
  public init() {}

  /// Takes what a resolv.conf says.
  ///
  /// As miekg/dns's `ClientConfigFromReader`: of several lines `search` or `domain` the last
  /// counts; domains are lower-cased and get a final dot.
  public mutating func take(resolvConf text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.prefix { $0 != "#" && $0 != ";" }.split(whereSeparator: \.isWhitespace)
        .map(String.init)
      switch words.first {
      case "nameserver" where words.count > 1: resolvers.append(words[1])
      case "search", "domain":
        searchDomains = words.dropFirst().map { DNSName.joined($0.lowercased()) }
      default: break
      }
    }
  }
}
