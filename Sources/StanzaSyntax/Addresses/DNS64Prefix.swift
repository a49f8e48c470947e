/// The prefix of plugin dns64, an argument or the value of its property.
public enum DNS64Prefix {
  /// What is wrong with a prefix: an IPv6 network of 32 to 96 bits, whole bytes.
  ///
  /// The message shows the network masked. Only a text that is no network is told of without a
  /// place.
  public static func problem(_ word: String) -> StanzaProblem? {
    guard let network = CIDR(word) else {
      return CIDR.problem(word).map { StanzaProblem($0) }
    }
    let shown = GoQuotation.quoted(network.description)
    guard network.width == 128 else {
      return .init("invalid netmask \(network.width) IPv6 address: \(shown)", hasPosition: true)
    }
    let isSound = network.length.isMultiple(of: 8) && (32...96).contains(network.length)
    return isSound ? nil : .init("invalid prefix length \(shown)", hasPosition: true)
  }
}
