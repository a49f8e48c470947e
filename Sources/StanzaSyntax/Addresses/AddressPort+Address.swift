extension AddressPort {
  /// Whether a word is an IP address alone, as Go's `net.ParseIP` reads it.
  public static func isAddress(_ word: String) -> Bool { IPText.isAddress(word) }
}
