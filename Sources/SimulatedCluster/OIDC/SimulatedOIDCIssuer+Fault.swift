extension SimulatedOIDCIssuer {
  /// One of the issuer's paths.
  public enum Endpoint: String, CaseIterable, Sendable {
    /// The document that names the others.
    case discovery = "/.well-known/openid-configuration"
    /// Where tokens are refreshed.
    case token = "/token"
    /// The list of keys.
    case keys = "/keys"
  }

  /// Something that goes wrong with a request to the issuer.
  public enum Fault: Hashable, Sendable {
    /// An error of OAuth 2.0 in JSON, such as `invalid_grant`, with this status.
    case refuse(error: String = "invalid_grant", status: Int = 400)
    /// This status with a line of plain text.
    case status(Int)
    /// 302 to another URL.
    case redirect(to: String)
    /// The answer lacks the `id_token`, as an issuer's does that was not asked for `openid`.
    case withoutIDToken
    /// 200 with a web page where JSON should be.
    case rubbish
    /// There is no answer until the client gives up.
    case hang
    /// 200 with JSON of so many bytes that never becomes whole.
    case huge(bytes: Int)
  }

  /// A request as the issuer got it.
  public struct RequestRecord: Hashable, Sendable {
    /// The HTTP method.
    public var method: String
    /// The path, percent-decoded.
    public var path: String
    /// `grant_type` of a request for tokens.
    public var grantType: String?
    /// The client's id, from the header or the form.
    public var clientID: String?
    /// Whether the id and the secret stood in `Authorization: Basic`.
    public var usesHeader = false
    /// The refresh token that came along.
    public var refreshToken: String?
    /// The User-Agent header.
    public var userAgent: String?
  }
}
