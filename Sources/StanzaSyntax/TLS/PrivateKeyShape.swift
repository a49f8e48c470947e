/// What a private key's structure tells of the public key that belongs to it.
enum PrivateKeyShape {
  /// The public key's shape, or nothing for bytes that are no private key.
  ///
  /// Three forms are tried: PKCS #8, PKCS #1 for RSA, and SEC 1 for curves. Whether the numbers
  /// fit one another is not computed.
  static func publicKey(_ bytes: [UInt8]) -> PublicKeyShape? {
    wrapped(bytes) ?? rsa(bytes) ?? curve(bytes, named: nil)
  }

  private static func wrapped(_ bytes: [UInt8]) -> PublicKeyShape? {
    var outer = DERReader(bytes)
    guard
      var reader = outer.inside(DERReader.Tag.sequence), reader.integer() != nil,
      var algorithm = reader.inside(DERReader.Tag.sequence),
      let identifier = algorithm.content(DERReader.Tag.identifier),
      let key = reader.content(DERReader.Tag.octetString)
    else { return nil }
    switch Array(identifier) {
    case PublicKeyShape.Identifier.rsa: return rsa(Array(key))
    case PublicKeyShape.Identifier.curve:
      return curve(Array(key), named: algorithm.content(DERReader.Tag.identifier).map(Array.init))
    case PublicKeyShape.Identifier.edwards, PublicKeyShape.Identifier.exchange:
      var inner = DERReader(key)
      guard algorithm.isEmpty, inner.content(DERReader.Tag.octetString)?.count == 32 else {
        return nil
      }
      return identifier.elementsEqual(PublicKeyShape.Identifier.edwards) ? .edwards(nil) : .other
    default: return nil
    }
  }

  private static func rsa(_ bytes: [UInt8]) -> PublicKeyShape? {
    var outer = DERReader(bytes)
    guard
      var reader = outer.inside(DERReader.Tag.sequence), outer.isEmpty,
      let version = reader.integer(), version.count == 1, version.first.map({ $0 <= 1 }) == true
    else { return nil }
    // Modulus, both exponents and two primes must be there, and positive; what follows may lack.
    var numbers: [[UInt8]] = []
    for _ in 0..<5 {
      guard
        let number = reader.integer(), number.first.map({ $0 < 0x80 }) == true,
        number.contains(where: { $0 != 0 })
      else { return nil }
      numbers.append(Array(number))
    }
    // Go holds the public exponent in 64 bits, which tells RSA keys from DSA keys of old.
    guard numbers[1].count <= 8 else { return nil }
    return .rsa(modulus: numbers[0], exponent: numbers[1])
  }

  private static func curve(_ bytes: [UInt8], named name: [UInt8]?) -> PublicKeyShape? {
    var outer = DERReader(bytes)
    guard
      var reader = outer.inside(DERReader.Tag.sequence),
      reader.integer().map({ $0.elementsEqual([1]) }) == true,
      let scalar = reader.content(DERReader.Tag.octetString),
      var own = reader.optional(DERReader.Tag.explicit(0)),
      var embedded = reader.optional(DERReader.Tag.explicit(1))
    else { return nil }
    let ownName = own.content(DERReader.Tag.identifier).map(Array.init)
    guard
      let curve = name ?? ownName, let size = PublicKeyShape.Identifier.curves[curve],
      scalar.drop(while: { $0 == 0 }).count <= size, scalar.contains(where: { $0 != 0 })
    else { return nil }
    return .curve(curve, point: embedded.bits().map(Array.init))
  }
}
