/// Looks whether a file of trusted roots has any, as client-go does before it connects.
package enum AuthorityCheck {
  /// Why there are no roots, in client-go's words.
  package struct Failure: Error, Hashable, CustomStringConvertible {
    package var description: String
  }

  /// Throws where no block of the text is a certificate.
  package static func requireCertificates(in text: [UInt8]) throws(Failure) {
    let blocks = PEM.blocks(in: text)
    let certificates = blocks.filter { $0.type == "CERTIFICATE" && !$0.hasHeaders }
    if certificates.contains(where: { isCertificate($0.bytes) }) { return }
    if blocks.isEmpty { throw Failure(description: "unable to parse bytes as PEM block") }
    if !certificates.isEmpty {
      throw Failure(description: "failed to parse certificate: x509: malformed certificate")
    }
    throw Failure(description: "no valid certificate authority data seen")
  }

  /// Whether the DER is a sequence of two sequences and a bit string, as each certificate is.
  ///
  /// The rest is checked where the certificate is used.
  private static func isCertificate(_ bytes: [UInt8]) -> Bool {
    guard let outer = element(bytes[...]), outer.tag == 0x30, outer.end == bytes.endIndex,
      let body = element(outer.content), body.tag == 0x30,
      let algorithm = element(bytes[body.end...]), algorithm.tag == 0x30,
      let signature = element(bytes[algorithm.end...]), signature.tag == 0x03
    else { return false }
    return signature.end == bytes.endIndex
  }

  private static func element(
    _ bytes: ArraySlice<UInt8>
  ) -> (tag: UInt8, content: ArraySlice<UInt8>, end: Int)? {
    guard bytes.count >= 2, let tag = bytes.first else { return nil }
    var position = bytes.startIndex + 1
    var length = Int(bytes[position])
    position += 1
    if length >= 0x80 {
      let size = length & 0x7F
      guard (1...4).contains(size), bytes.endIndex - position >= size else { return nil }
      length = bytes[position..<(position + size)].reduce(0) { $0 << 8 | Int($1) }
      position += size
    }
    guard bytes.endIndex - position >= length else { return nil }
    return (tag, bytes[position..<(position + length)], position + length)
  }
}
