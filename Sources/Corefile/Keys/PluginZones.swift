/// The zones of a plugin inside a server block.
public enum PluginZones {
  /// The zones that a plugin takes: those of its arguments, else those of the server block.
  ///
  /// As CoreDNS's `OriginsFromArgsOrServerBlock`: in lower case with a dot at the end, a CIDR as
  /// its reverse zones; an argument that is no zone is left out without a word. The block's keys
  /// are the normalised ones.
  public static func origins(arguments: [String], blockKeys: [String]) -> [String] {
    guard arguments.isEmpty else { return arguments.flatMap { normalized($0) } }
    return blockKeys.map { normalized($0).first ?? $0 }
  }

  /// The zones that one text stands for, in lower case with a dot at the end; none where it is no
  /// zone.
  ///
  /// As CoreDNS's `Host.NormalizeExact`: scheme and port are dropped.
  public static func normalized(_ text: String) -> [String] {
    let rest = KeyNormalizer().split(text).rest
    guard let (hosts, _) = try? KeyNormalizer.splitHostPort(rest) else { return [] }
    return hosts.map { DomainName.lowercased(DomainName.fullyQualified($0)) }
  }
}
