import KubernetesWire
import KubernetesClient
import KubernetesConfiguration

/// A signed token in the compact form of RFC 7515, not verified yet.
struct JSONWebToken {
  let claims: JSONValue
  private let header: JSONValue
  private let signed: [UInt8]
  private let signature: [UInt8]

  /// Reads a token; nil when it is none.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let header = Base64.decodeURL(parts[0]),
      let claims = Base64.decodeURL(parts[1]), let signature = Base64.decodeURL(parts[2]),
      let header = try? JSONValue(parsing: header), let claims = try? JSONValue(parsing: claims)
    else { return nil }
    self.header = header
    self.claims = claims
    self.signature = signature
    signed = Array("\(parts[0]).\(parts[1])".utf8)
  }

  /// Whether one of the keys has signed it, with the algorithm that belongs to the key.
  func isSigned(by keys: [OIDCKey]) -> Bool {
    let id = header["kid"]?.stringValue
    return keys.contains { key in
      (id == nil || id == key.id) && header["alg"]?.stringValue == key.algorithm.rawValue
        && key.verifies(signature, of: signed)
    }
  }

  /// Signs claims and writes the token.
  static func text(_ claims: JSONValue, signer: OIDCSigner) throws -> String {
    let header: JSONValue = [
      "alg": .string(signer.key.algorithm.rawValue), "kid": .string(signer.id), "typ": "JWT",
    ]
    let parts = [header, claims].map { Base64.encodeURL($0.serialisedBytes()) }
    let signed = parts.joined(separator: ".")
    return "\(signed).\(Base64.encodeURL(try signer.signature(of: Array(signed.utf8))))"
  }
}
