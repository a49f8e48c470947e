import NIOHTTP1

/// A request to an issuer, and what it is for.
struct IssuerRequest {
  /// The issuer that is asked, by the address of its port.
  let issuer: String
  /// The endpoint; nil for a path that there is not.
  let endpoint: SimulatedOIDCIssuer.Endpoint?
  /// What a request for tokens says.
  let token: TokenRequest
  /// What the log says of it.
  let record: SimulatedOIDCIssuer.RequestRecord

  init(_ head: HTTPRequestHead, _ body: [UInt8], options: SimulatedOIDCIssuer.Options, port: Int) {
    let path = ServerRequest.target(head.uri).path
    let headers = RequestHeaders(head.headers.map { ($0.name, $0.value) })
    issuer = options.url(port: port)
    endpoint =
      path.hasPrefix(options.path)
      ? SimulatedOIDCIssuer.Endpoint(rawValue: String(path.dropFirst(options.path.count))) : nil
    token = TokenRequest(headers: headers, body: body)
    record = SimulatedOIDCIssuer.RequestRecord(
      method: head.method.rawValue, path: path, grantType: token.grantType,
      clientID: token.header?.id ?? token.form?.id, usesHeader: token.header != nil,
      refreshToken: token.refreshToken, userAgent: headers["user-agent"])
  }
}
