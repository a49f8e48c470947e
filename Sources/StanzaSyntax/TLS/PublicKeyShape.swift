/// A public key as far as it is compared with that of a private key.
enum PublicKeyShape: Hashable {
  /// The modulus and the exponent.
  case rsa(modulus: [UInt8], exponent: [UInt8])
  /// The curve, by the bytes of its identifier, and the point where it is known.
  case curve([UInt8], point: [UInt8]?)
  /// The key's bytes where they are known.
  case edwards([UInt8]?)
  /// An algorithm that is of no use for TLS.
  case other

  /// The bytes of identifiers.
  enum Identifier {
    static let rsa: [UInt8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01]
    static let curve: [UInt8] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01]
    static let edwards: [UInt8] = [0x2b, 0x65, 0x70]
    /// X25519, which exchanges keys and signs nothing.
    static let exchange: [UInt8] = [0x2b, 0x65, 0x6e]
    /// The curves that Go knows, with the length of their numbers in bytes.
    static let curves: [[UInt8]: Int] = [
      [0x2b, 0x81, 0x04, 0x00, 0x21]: 28,
      [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07]: 32,
      [0x2b, 0x81, 0x04, 0x00, 0x22]: 48,
      [0x2b, 0x81, 0x04, 0x00, 0x23]: 66,
    ]
  }

  /// Whether two keys are of one kind.
  func isSameKind(as other: Self) -> Bool {
    switch (self, other) {
    case (.rsa, .rsa), (.curve, .curve), (.edwards, .edwards): true
    default: false
    }
  }

  /// Whether two keys of one kind can be the same, as far as both are known.
  func canEqual(_ other: Self) -> Bool {
    switch (self, other) {
    case (.curve(let curve, let point), .curve(let otherCurve, let otherPoint)):
      curve == otherCurve && (point == nil || otherPoint == nil || point == otherPoint)
    case (.edwards(let bytes), .edwards(let otherBytes)):
      bytes == nil || otherBytes == nil || bytes == otherBytes
    default: self == other
    }
  }
}
