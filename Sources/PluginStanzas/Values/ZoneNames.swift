import Corefile

/// The three ways in which the plugins turn arguments or a block's keys into zones.
public enum ZoneNames {
  /// One zone for each text, empty where it is none: CoreDNS's old `Host.Normalize`, by which a
  /// CIDR that stands for several reverse zones loses all but the first.
  static func first(of texts: [String]) -> [String] {
    texts.map { PluginZones.normalized($0).first ?? "" }
  }

  /// All zones that the texts stand for; a text that is no zone is left out without a word.
  static func expanded(_ texts: [String]) -> [String] {
    texts.flatMap { PluginZones.normalized($0) }
  }

  /// The zones of a block's normalised keys, one for each.
  static func kept(_ blockKeys: [String]) -> [String] {
    PluginZones.origins(arguments: [], blockKeys: blockKeys)
  }

  /// Whether CoreDNS takes a zone for one of the reverse tree.
  ///
  /// The tops of the tree themselves, `in-addr.arpa.` and `ip6.arpa.`, are not.
  public static func isReverse(_ zone: String) -> Bool {
    zone.hasSuffix(".in-addr.arpa.") || zone.hasSuffix(".ip6.arpa.")
  }
}
