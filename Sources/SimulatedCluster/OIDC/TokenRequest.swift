/// What a client asks of the token endpoint.
struct TokenRequest {
  let grantType: String?
  let refreshToken: String?
  /// The client's id and secret in `Authorization: Basic`.
  let header: (id: String, secret: String)?
  /// The client's id and secret in the form; an absent secret is empty.
  let form: (id: String, secret: String)?

  init(headers: RequestHeaders, body: [UInt8]) {
    let fields = ServerRequest.target("/?\(String(decoding: body, as: UTF8.self))").query
    func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
    grantType = field("grant_type")
    refreshToken = field("refresh_token")
    form = field("client_id").map { ($0, field("client_secret") ?? "") }
    // Both are form-encoded within the header (RFC 6749, 2.3.1), as Go's clients do.
    header = headers["authorization"].flatMap(BasicCredentials.read).map { credentials in
      (
        ServerRequest.decode(credentials.user[...], plusIsSpace: true),
        ServerRequest.decode(credentials.password[...], plusIsSpace: true)
      )
    }
  }

  /// Whether the client is the one of the options.
  func isClient(of options: SimulatedOIDCIssuer.Options) -> Bool {
    let given =
      switch options.clientAuthentication {
      case .either: header ?? form
      case .header: header
      case .form: header == nil ? form : nil
      }
    guard let given else { return false }
    return given.id == options.clientID && given.secret == options.clientSecret ?? ""
  }
}
