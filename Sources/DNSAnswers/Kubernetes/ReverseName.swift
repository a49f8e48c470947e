import CoreDNSPlugins
import DNSMessages

/// The address in a name of the reverse tree, by CoreDNS's `ExtractAddressFromReverse`.
enum ReverseName {
  /// Whether a name is below `in-addr.arpa.` or `ip6.arpa.`.
  static func isReverse(_ name: String) -> Bool {
    name.hasSuffix(".in-addr.arpa.") || name.hasSuffix(".ip6.arpa.")
  }

  /// The address in its shortest text; nil where the name is no address's.
  static func address(in name: String) -> String? {
    if name.hasSuffix(".in-addr.arpa.") {
      let labels = labels(of: name, before: ".in-addr.arpa.")
      guard labels.count == 4,
        let address = InternetAddress(labels.joined(separator: ".")), address.isIPv4
      else { return nil }
      return address.description
    }
    guard name.hasSuffix(".ip6.arpa.") else { return nil }
    let labels = labels(of: name, before: ".ip6.arpa.")
    let groups = stride(from: 0, to: labels.count / 4 * 4, by: 4).map {
      labels[$0..<$0 + 4].joined()
    }
    return InternetAddress(groups.joined(separator: ":"))?.description
  }
  /// The labels before a text, last first.
  private static func labels(of name: String, before end: String) -> [Substring] {
    name.utf8.dropLast(end.utf8.count)
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .reversed().map { Substring($0) }
  }
}

extension String {
  /// The last bytes of a text that is ASCII there.
  func end(bytes count: Int) -> String { String(Substring(utf8.suffix(count))) }
}

extension KubernetesSettings {
  /// The first zone that is none of the reverse tree; the root where there is none.
  var primaryZone: String { zones.first { !ReverseName.isReverse($0) } ?? "." }
}
