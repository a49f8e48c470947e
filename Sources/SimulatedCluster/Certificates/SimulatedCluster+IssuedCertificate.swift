extension SimulatedCluster {
  /// A certificate with its key, and what a peer needs to verify it.
  public struct IssuedCertificate: Hashable, Sendable {
    /// The certificate followed by the intermediate ones that issued it, as PEM; the root is not
    /// among them.
    public var chainPEM: String
    /// The private key as PEM.
    public var keyPEM: String
    /// The root that verifies the chain, as PEM.
    public var authorityPEM: String

    /// Takes a certificate that was made elsewhere.
    public init(chainPEM: String, keyPEM: String, authorityPEM: String) {
      self.chainPEM = chainPEM
      self.keyPEM = keyPEM
      self.authorityPEM = authorityPEM
    }

    /// The certificate without the intermediate ones, as a server sends it that was given an
    /// incomplete file.
    public var withoutIntermediates: IssuedCertificate {
      let end = "-----END CERTIFICATE-----"
      var copy = self
      var lines: [Substring] = []
      for line in chainPEM.split(separator: "\n") {
        lines.append(line)
        if line == end { break }
      }
      copy.chainPEM = lines.joined(separator: "\n") + "\n"
      return copy
    }
  }
}
