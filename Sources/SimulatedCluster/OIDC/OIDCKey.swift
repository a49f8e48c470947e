import KubernetesWire
import Crypto
import CryptoExtras
import KubernetesClient
import KubernetesConfiguration

/// The public key of an OpenID Connect issuer, for verifying its id tokens.
public struct OIDCKey: Sendable {
  /// How tokens are signed.
  public enum Algorithm: String, CaseIterable, Sendable {
    /// ECDSA on P-256 with SHA-256.
    case es256 = "ES256"
    /// RSA with 2,048 bits, PKCS #1 v1.5 and SHA-256.
    case rs256 = "RS256"
  }

  enum Material: Sendable {
    case es256(P256.Signing.PublicKey)
    case rs256(_RSA.Signing.PublicKey)
  }

  /// The key's name in tokens and in the issuer's list of keys.
  public let id: String
  let material: Material

  /// How tokens of this key are signed.
  public var algorithm: Algorithm {
    switch material {
    case .es256: .es256
    case .rs256: .rs256
    }
  }

  /// Whether it has made a signature.
  func verifies(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
    switch material {
    case .es256(let key):
      guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(signature, for: SHA256.hash(data: bytes))
    case .rs256(let key):
      return key.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: bytes),
        padding: .insecurePKCS1v1_5)
    }
  }

  /// As a JSON Web Key (RFC 7517).
  func jsonWebKey() throws -> JSONValue {
    let common: [(String, JSONValue)] = [
      ("kid", .string(id)), ("use", "sig"), ("alg", .string(algorithm.rawValue)),
    ]
    switch material {
    case .es256(let key):
      let point = Array(key.rawRepresentation)
      return .object(
        JSONObject(
          common + [
            ("kty", "EC"), ("crv", "P-256"), ("x", .string(Base64.encodeURL(Array(point[..<32])))),
            ("y", .string(Base64.encodeURL(Array(point[32...])))),
          ]))
    case .rs256(let key):
      let numbers = try key.getKeyPrimitives()
      return .object(
        JSONObject(
          common + [
            ("kty", "RSA"), ("n", .string(Base64.encodeURL(Array(numbers.modulus)))),
            ("e", .string(Base64.encodeURL(Array(numbers.publicExponent)))),
          ]))
    }
  }
}
