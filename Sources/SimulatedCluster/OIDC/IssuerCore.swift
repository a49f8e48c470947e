import KubernetesWire
import KubernetesClient
import Synchronization

/// What an issuer knows, and how it answers.
final class IssuerCore: Sendable {
  typealias PlannedFault = (
    fault: SimulatedOIDCIssuer.Fault, endpoint: SimulatedOIDCIssuer.Endpoint?
  )

  struct State {
    var refreshToken: String
    var claims: SimulatedOIDCIssuer.Claims
    /// The newest first; it signs.
    var signers: [OIDCSigner]
    var keyCount = 1
    var refreshCount = 0
  }

  /// An answer before it is written.
  struct Answer {
    var status = 200
    var contentType = "application/json"
    var headers: [(name: String, value: String)] = []
    var body: [UInt8]

    static func json(_ value: JSONValue, status: Int = 200) -> Answer {
      Answer(
        status: status, headers: [("cache-control", "no-store")], body: value.serialisedBytes())
    }

    /// An error of RFC 6749, 5.2.
    static func error(_ code: String, _ status: Int = 400) -> Answer {
      json(
        ["error": .string(code), "error_description": "the simulated issuer says no"],
        status: status)
    }
  }

  let options: SimulatedOIDCIssuer.Options
  let log: RequestLog<SimulatedOIDCIssuer.RequestRecord>
  let faults = FaultQueue<PlannedFault>()
  let state: Mutex<State>

  init(_ options: SimulatedOIDCIssuer.Options) throws {
    self.options = options
    log = RequestLog(capacity: options.requestLogSize)
    state = Mutex(
      State(
        refreshToken: options.refreshToken, claims: options.claims,
        signers: [try OIDCSigner(options.algorithm, id: "key-1")]))
  }

  /// Signs with a new key from now on.
  func rotateKey(droppingOld: Bool) throws {
    try state.withLock { state in
      let signer = try OIDCSigner(options.algorithm, id: "key-\(state.keyCount + 1)")
      state.keyCount += 1
      state.signers = [signer] + (droppingOld ? [] : state.signers)
    }
  }

  /// An id token as it would be given now.
  func idToken(issuer: String) throws -> String {
    try state.withLock { state in
      let claims = state.claims
      let now = options.wallClock()
      let end = now.addingReportingOverflow(claims.lifetime.components.seconds).partialValue
      var object = JSONObject([
        ("iss", .string(issuer)), ("sub", .string(claims.subject)),
        ("aud", .string(claims.audience ?? options.clientID)), ("iat", .integer(now)),
        ("exp", .integer(end)),
      ])
      if !claims.groups.isEmpty {
        object["groups"] = .array(claims.groups.map(JSONValue.string))
      }
      for (name, value) in claims.others.sorted(by: { $0.key < $1.key }) { object[name] = value }
      guard let signer = state.signers.first else { return "" }
      return try JSONWebToken.text(.object(object), signer: signer)
    }
  }

  /// The document that names the endpoints.
  func discovery(issuer: String) -> Answer {
    .json([
      "issuer": .string(issuer), "authorization_endpoint": .string("\(issuer)/authorize"),
      "token_endpoint": .string(issuer + SimulatedOIDCIssuer.Endpoint.token.rawValue),
      "jwks_uri": .string(issuer + SimulatedOIDCIssuer.Endpoint.keys.rawValue),
      "response_types_supported": ["code"], "subject_types_supported": ["public"],
      "id_token_signing_alg_values_supported": [.string(options.algorithm.rawValue)],
      "grant_types_supported": ["refresh_token"],
    ])
  }

  /// The list of keys (RFC 7517).
  func keys() throws -> Answer {
    let keys = try state.withLock { try $0.signers.map { try $0.key.jsonWebKey() } }
    return .json(["keys": .array(keys)])
  }

  /// Refreshes tokens.
  func tokens(_ request: TokenRequest, issuer: String, withIDToken: Bool) throws -> Answer {
    guard request.isClient(of: options) else { return .error("invalid_client", 401) }
    guard request.grantType == "refresh_token" else { return .error("unsupported_grant_type") }
    let next: (token: String?, number: Int)? = state.withLock { state in
      guard request.refreshToken == state.refreshToken else { return nil }
      state.refreshCount += 1
      guard options.rotatesRefreshTokens else { return (nil, state.refreshCount) }
      state.refreshToken = "refresh-\(state.refreshCount)"
      return (state.refreshToken, state.refreshCount)
    }
    guard let next else { return .error("invalid_grant") }
    let seconds = state.withLock { $0.claims.lifetime.components.seconds }
    var answer = JSONObject([
      ("access_token", .string("access-\(next.number)")), ("token_type", "Bearer"),
      ("expires_in", .integer(seconds)),
    ])
    if let token = next.token { answer["refresh_token"] = .string(token) }
    if withIDToken { answer["id_token"] = .string(try idToken(issuer: issuer)) }
    return .json(.object(answer))
  }
}
