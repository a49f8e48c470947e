/// The address of another server, `IP` or `IP:PORT`: secondary's and transfer's.
public enum AddressPort {
  /// What is wrong with an address: it takes no name, no scheme and no zone.
  ///
  /// The port is not looked at. The message shows the part that should be an address.
  public static func problem(_ word: String) -> String? {
    let address = (try? ListenAddress.split(word).get().host) ?? word
    return IPText.isAddress(address) ? nil : "must specify an IP address: `\(address)'"
  }
}
