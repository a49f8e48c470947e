/// Certificates and keys in PEM text, as Go's `crypto/tls` takes them.
public enum TLSMaterial {
  /// What is wrong with a certificate and its key: Go's `tls.X509KeyPair`.
  ///
  /// Exact are the messages about PEM text. Of certificates the outer structure and the public key
  /// are judged, of keys the structure; a key that does not match is found where it is an RSA key,
  /// is of another curve, or holds a public key that is another.
  public static func problem(certificate: [UInt8], key: [UInt8]) -> String? {
    let blocks = PEMBlock.blocks(in: certificate)
    guard let block = blocks.first(where: { $0.type == "CERTIFICATE" }) else {
      return missingCertificate(blocks.map(\.type))
    }
    let keyBlocks = PEMBlock.blocks(in: key)
    guard let keyBlock = keyBlocks.first(where: { isPrivateKey($0.type) }) else {
      return missingKey(keyBlocks.map(\.type))
    }
    let publicKey: PublicKeyShape
    do throws(CertificateShape.Fault) {
      publicKey = try CertificateShape(block.bytes).publicKey
    } catch {
      return error.message
    }
    guard let own = PrivateKeyShape.publicKey(keyBlock.bytes) else {
      return "tls: failed to parse private key"
    }
    guard own != .other else { return "tls: found unknown private key type in PKCS#8 wrapping" }
    guard publicKey != .other else { return "tls: unknown public key algorithm" }
    guard publicKey.isSameKind(as: own) else {
      return "tls: private key type does not match public key type"
    }
    return publicKey.canEqual(own) ? nil : "tls: private key does not match public key"
  }

  /// What CoreDNS says of a file of certificate authorities in which it finds none.
  ///
  /// The message's odd end is CoreDNS's own.
  public static func certificateAuthorityProblem(_ text: [UInt8]) -> String? {
    let hasCertificate = PEMBlock.blocks(in: text).contains { block in
      block.type == "CERTIFICATE" && !block.hasHeaders
        && (try? CertificateShape(block.bytes)) != nil
    }
    return hasCertificate ? nil : "could not read root certs: %!s(<nil>)"
  }

  /// What CoreDNS says of the words of a property `tls`: none, a certificate authority, a
  /// certificate and its key, or these and an authority.
  ///
  /// - Parameters:
  ///   - arguments: The paths, below `root` already where that counts.
  ///   - read: The bytes of a file, nil where it cannot be read.
  public static func problem(
    arguments: [String], read: (String) -> [UInt8]?
  ) -> String? {
    guard arguments.count <= 3 else {
      return "maximum of three arguments allowed for TLS config, found \(arguments.count)"
    }
    if arguments.count >= 2, let problem = pairProblem(arguments[0], arguments[1], read: read) {
      return "could not load TLS cert: " + problem
    }
    guard arguments.count != 2, let path = arguments.last, !path.isEmpty else { return nil }
    let cleaned = GoPath.cleaned(path)
    guard let text = read(cleaned) else {
      return "error reading \(path): " + missing(cleaned)
    }
    return certificateAuthorityProblem(text)
  }

  private static func pairProblem(
    _ certificate: String, _ key: String, read: (String) -> [UInt8]?
  ) -> String? {
    guard let certificateText = read(certificate) else { return missing(certificate) }
    guard let keyText = read(key) else { return missing(key) }
    return problem(certificate: certificateText, key: keyText)
  }

  private static func missing(_ path: String) -> String {
    "open \(path): no such file or directory"
  }

  private static func isPrivateKey(_ type: String) -> Bool {
    GoStrings.equal(type, "PRIVATE KEY") || hasSuffix(type, " PRIVATE KEY")
  }

  private static func hasSuffix(_ text: String, _ suffix: String) -> Bool {
    text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  private static func missingCertificate(_ types: [String]) -> String {
    guard let type = types.first else {
      return "tls: failed to find any PEM data in certificate input"
    }
    if types.count == 1, hasSuffix(type, "PRIVATE KEY") {
      return "tls: failed to find certificate PEM data in certificate input, but did find "
        + "a private key; PEM inputs may have been switched"
    }
    return "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping "
      + "PEM blocks of the following types: [\(types.joined(separator: " "))]"
  }

  private static func missingKey(_ types: [String]) -> String {
    guard let type = types.first else { return "tls: failed to find any PEM data in key input" }
    if types.count == 1, GoStrings.equal(type, "CERTIFICATE") {
      return "tls: found a certificate rather than a key in the PEM for the private key"
    }
    return "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after "
      + "skipping PEM blocks of the following types: [\(types.joined(separator: " "))]"
  }
}
