/// A file like `/etc/resolv.conf`, as CoreDNS's DNS library reads it.
public enum ResolvConfiguration {
  /// The words behind `nameserver`, in their order; nothing checks that they are addresses.
  ///
  /// No text is wrong. After a line of 64 KiB or more nothing is read.
  public static func nameServers(text: [UInt8]) -> [String] {
    GoLines(text).lines.compactMap { line in
      let fields = GoStrings.fields(line)
      guard fields.count > 1, GoStrings.equal(fields[0], "nameserver") else { return nil }
      return fields[1]
    }
  }
}
