import Crypto
import CryptoExtras

/// The private key of an issuer.
struct OIDCSigner: Sendable {
  private enum Material: Sendable {
    case es256(P256.Signing.PrivateKey)
    case rs256(_RSA.Signing.PrivateKey)
  }

  /// The key's name.
  let id: String
  private let material: Material

  /// Makes a new key.
  init(_ algorithm: OIDCKey.Algorithm, id: String) throws {
    self.id = id
    switch algorithm {
    case .es256: material = .es256(P256.Signing.PrivateKey())
    case .rs256: material = .rs256(try _RSA.Signing.PrivateKey(keySize: .bits2048))
    }
  }

  /// What verifies its signatures.
  var key: OIDCKey {
    switch material {
    case .es256(let key): OIDCKey(id: id, material: .es256(key.publicKey))
    case .rs256(let key): OIDCKey(id: id, material: .rs256(key.publicKey))
    }
  }

  /// Signs the SHA-256 of the bytes.
  func signature(of bytes: [UInt8]) throws -> [UInt8] {
    let digest = SHA256.hash(data: bytes)
    switch material {
    case .es256(let key):
      return Array(try key.signature(for: digest).rawRepresentation)
    case .rs256(let key):
      return Array(
        try key.signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation)
    }
  }
}
