/// A word of a `net` section of plugin acl.
public enum AccessNetwork {
  /// What is wrong with a network, or an address, of which it makes a network of one.
  ///
  /// CoreDNS puts the place before the message, which shows the length it added. The word `*` is
  /// no network; what follows it in its section is not looked at.
  public static func problem(_ word: String) -> String? {
    let network =
      if word.utf8.contains(UInt8(ascii: "/")) {
        word
      } else {
        word + (word.utf8.contains(UInt8(ascii: ":")) ? "/128" : "/32")
      }
    guard CIDR(network) == nil else { return nil }
    return "illegal CIDR notation \(GoQuotation.quoted(network))"
  }
}
