import KubernetesWire
import KubernetesConfiguration

/// What a JSON Web Token (RFC 7519) says of itself, unverified: for reports and messages only.
public struct JSONWebToken: Hashable, Sendable {
  /// Whose it is.
  public var subject: String
  /// Who issued it.
  public var issuer: String
  /// Whom it is meant for.
  public var audiences: [String]
  /// The groups that it claims.
  public var groups: [String]
  /// Until when it is valid, in seconds since 1970; nil where it does not end.
  public var expiresAt: Int64?
  /// From when it is valid, in seconds since 1970.
  public var notBefore: Int64?

  /// The longest token that is looked at; real ones have few kilobytes.
  private static let limit = 256 << 10

  /// Reads a token; nil where the text is none.
  public init?(_ token: Secret) {
    let parts = token.revealed.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 3, token.revealed.utf8.count <= Self.limit,
      let payload = Self.decoded(parts[1]), let claims = try? JSONValue(parsing: payload),
      claims.objectValue != nil
    else { return nil }
    subject = claims["sub"]?.stringValue ?? ""
    issuer = claims["iss"]?.stringValue ?? ""
    audiences = Self.texts(claims["aud"])
    groups = Self.texts(claims["groups"])
    expiresAt = Self.seconds(claims["exp"])
    notBefore = Self.seconds(claims["nbf"])
  }

  /// base64url without padding, as RFC 7515 writes it.
  private static func decoded(_ text: some Collection<UInt8>) -> [UInt8]? {
    var standard = text.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      default: byte
      }
    }
    while standard.count % 4 != 0 { standard.append(UInt8(ascii: "=")) }
    return Base64.decode(standard)
  }

  /// One text or a list of them.
  private static func texts(_ value: JSONValue?) -> [String] {
    if let text = value?.stringValue { return [text] }
    return value?.arrayValue?.compactMap(\.stringValue) ?? []
  }

  /// A NumericDate, which may have a fraction.
  private static func seconds(_ value: JSONValue?) -> Int64? {
    if let whole = value?.integerValue { return Int64(exactly: whole) }
    guard case .double(let fraction) = value else { return nil }
    return Int64(exactly: fraction.rounded(.down))
  }
}
