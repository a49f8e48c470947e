/// What a certificate's outer structure tells.
///
/// This walks as far as the public key. Names, times and extensions are not looked into, so that a
/// certificate may pass here that Go refuses for them.
struct CertificateShape {
  /// Its public key.
  let publicKey: PublicKeyShape

  /// Why bytes are no certificate, in Go's words.
  struct Fault: Error {
    let message: String

    /// Makes a fault of a message without the package's name.
    init(_ message: String) {
      self.message = "x509: " + message
    }
  }

  /// Reads a certificate.
  init(_ bytes: [UInt8]) throws(Fault) {
    var outer = DERReader(bytes)
    guard var input = outer.inside(DERReader.Tag.sequence) else {
      throw Fault("malformed certificate")
    }
    guard var content = input.inside(DERReader.Tag.sequence) else {
      throw Fault("malformed tbs certificate")
    }
    try Self.readHead(&content, &input)
    publicKey = try Self.publicKey(&content)
    guard input.bits() != nil else { throw Fault("malformed signature") }
    guard outer.isEmpty else { throw Fault("trailing data") }
  }

  /// Reads what stands before the public key.
  private static func readHead(
    _ content: inout DERReader, _ input: inout DERReader
  ) throws(Fault) {
    if let version = content.content(DERReader.Tag.explicit(0)) {
      var reader = DERReader(version)
      guard let number = reader.integer(), reader.isEmpty, number.first.map({ $0 < 0x80 }) == true
      else { throw Fault("malformed version") }
      guard number.count == 1, let value = number.first, value < 3 else {
        throw Fault("invalid version")
      }
    } else if content.rest.first == DERReader.Tag.explicit(0) {
      throw Fault("malformed version")
    }
    guard let serial = content.integer() else { throw Fault("malformed serial number") }
    guard serial.first.map({ $0 < 0x80 }) == true else { throw Fault("negative serial number") }
    guard let algorithm = content.content(DERReader.Tag.sequence) else {
      throw Fault("malformed signature algorithm identifier")
    }
    guard let outerAlgorithm = input.content(DERReader.Tag.sequence) else {
      throw Fault("malformed algorithm identifier")
    }
    guard algorithm.elementsEqual(outerAlgorithm) else {
      throw Fault("inner and outer signature algorithm identifiers don't match")
    }
    for part in ["issuer", "validity", "issuer"] {
      guard content.content(DERReader.Tag.sequence) != nil else {
        throw Fault("malformed \(part)")
      }
    }
  }

  private static func publicKey(_ content: inout DERReader) throws(Fault) -> PublicKeyShape {
    guard var information = content.inside(DERReader.Tag.sequence) else {
      throw Fault("malformed spki")
    }
    guard var algorithm = information.inside(DERReader.Tag.sequence) else {
      throw Fault("malformed public key algorithm identifier")
    }
    guard let identifier = algorithm.content(DERReader.Tag.identifier) else {
      throw Fault("malformed OID")
    }
    guard let bits = information.bits() else { throw Fault("malformed subjectPublicKey") }
    switch Array(identifier) {
    case PublicKeyShape.Identifier.rsa:
      guard algorithm.rest.elementsEqual([DERReader.Tag.null, 0]) else {
        throw Fault("RSA key missing NULL parameters")
      }
      return try rsaKey(bits)
    case PublicKeyShape.Identifier.curve: return try curveKey(&algorithm, bits)
    case PublicKeyShape.Identifier.edwards:
      guard algorithm.isEmpty else { throw Fault("Ed25519 key encoded with illegal parameters") }
      guard bits.count == 32 else { throw Fault("wrong Ed25519 public key size") }
      return .edwards(Array(bits))
    default: return .other
    }
  }

  private static func rsaKey(_ bits: ArraySlice<UInt8>) throws(Fault) -> PublicKeyShape {
    var outer = DERReader(bits)
    guard var key = outer.inside(DERReader.Tag.sequence) else {
      throw Fault("invalid RSA public key")
    }
    guard let modulus = key.integer() else { throw Fault("invalid RSA modulus") }
    guard let exponent = key.integer() else { throw Fault("invalid RSA public exponent") }
    for (number, name) in [(modulus, "modulus"), (exponent, "public exponent")]
    where number.first.map({ $0 >= 0x80 }) == true || number.allSatisfy({ $0 == 0 }) {
      throw Fault("RSA \(name) is not a positive number")
    }
    return .rsa(modulus: Array(modulus), exponent: Array(exponent))
  }

  private static func curveKey(
    _ algorithm: inout DERReader, _ bits: ArraySlice<UInt8>
  ) throws(Fault) -> PublicKeyShape {
    guard let curve = algorithm.content(DERReader.Tag.identifier).map(Array.init) else {
      throw Fault("invalid ECDSA parameters")
    }
    guard let size = PublicKeyShape.Identifier.curves[curve] else {
      throw Fault("unsupported elliptic curve")
    }
    guard bits.count == 1 + 2 * size, bits.first == 4 else {
      throw Fault("failed to unmarshal elliptic curve point")
    }
    return .curve(curve, point: Array(bits))
  }
}
