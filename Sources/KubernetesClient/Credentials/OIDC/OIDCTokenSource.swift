import KubernetesWire
import KubernetesConfiguration
import Synchronization

/// The id-token of a kubeconfig's `auth-provider: oidc`, refreshed through its issuer where it can
/// be, as client-go's plugin does.
///
/// A refreshed token, and a refresh token that the issuer has replaced, are kept in memory; unlike
/// client-go this never writes them back to the kubeconfig.
final class OIDCTokenSource: Sendable {
  /// A token with its end.
  struct Token: Sendable {
    var token: Secret
    /// In seconds since 1970; nil where it does not say.
    var expiresAt: Int64?

    /// How long before its end a token counts as expired, as in client-go.
    static let leeway: Int64 = 10

    init(_ token: Secret) {
      self.token = token
      expiresAt = JSONWebToken(token)?.expiresAt
    }

    func isCurrent(at now: Int64) -> Bool { expiresAt.map { $0 > now + Self.leeway } ?? false }
  }

  /// Gives the token in use.
  let credential: SharedCredential<Token>

  /// Reads the settings of a kubeconfig's entry; nothing is asked yet.
  init(
    _ provider: AuthProviderConfiguration, files: any ConfigurationFiles,
    environment: [String: String], time: any TimeSource,
    wallClock: @escaping @Sendable () -> Int64
  ) {
    let refresher = Refresher(
      settings: provider.settings, files: files, environment: environment, time: time,
      wallClock: wallClock)
    credential = SharedCredential {
      $0.isCurrent(at: wallClock())
    } fetch: {
      try await refresher.token()
    }
  }
}

/// Gets tokens: the configured one while it is good, then from the issuer.
private final class Refresher: Sendable {
  private let settings: [String: String]
  private let files: any ConfigurationFiles
  private let environment: [String: String]
  private let time: any TimeSource
  private let wallClock: @Sendable () -> Int64
  /// The configured id-token, until it has been given out, and the latest refresh token.
  private let state: Mutex<(idToken: Secret?, refreshToken: Secret?)>

  init(
    settings: [String: String], files: any ConfigurationFiles, environment: [String: String],
    time: any TimeSource, wallClock: @escaping @Sendable () -> Int64
  ) {
    self.settings = settings
    self.files = files
    self.environment = environment
    self.time = time
    self.wallClock = wallClock
    let text: (String) -> Secret? = { name in
      settings[name].flatMap { $0.isEmpty ? nil : Secret($0) }
    }
    state = Mutex((text("id-token"), text("refresh-token")))
  }

  func token() async throws -> OIDCTokenSource.Token {
    let configured = state.withLock { $0.idToken.take() }.map(OIDCTokenSource.Token.init)
    if let configured, configured.isCurrent(at: wallClock()) { return configured }
    guard let refreshToken = state.withLock({ $0.refreshToken }) else {
      throw failure("No valid id-token, and cannot refresh without refresh-token")
    }
    let issuerURL = try setting("idp-issuer-url")
    let clientID = try setting("client-id")
    let issuer = OIDCIssuer(
      certificateAuthority: try certificateAuthority(), environment: environment, time: time)
    let endpoint = try await tokenEndpoint(issuer, issuerURL)
    let answer = try await refresh(issuer, endpoint, clientID, refreshToken)
    guard let text = answer["id_token"]?.stringValue, !text.isEmpty else {
      throw failure(
        "token response did not contain an id_token, either the scope \"openid\" wasn't requested"
          + " upon login, or the provider doesn't support id_tokens as part of the refresh response."
      )
    }
    if let rotated = answer["refresh_token"]?.stringValue, !rotated.isEmpty {
      state.withLock { $0.refreshToken = Secret(rotated) }
    }
    return OIDCTokenSource.Token(Secret(text))
  }

  private func tokenEndpoint(_ issuer: OIDCIssuer, _ issuerURL: String) async throws -> String {
    let base = issuerURL.hasSuffix("/") ? String(issuerURL.dropLast()) : issuerURL
    let answer = try await issuer.send(base + "/.well-known/openid-configuration")
    let document = try object(answer, "the issuer's discovery document")
    let named = document["issuer"]?.stringValue ?? ""
    guard named == issuerURL else {
      throw failure("oidc: issuer did not match the issuer returned by provider: \(named)")
    }
    guard let endpoint = document["token_endpoint"]?.stringValue,
      endpoint.hasPrefix("https://") || issuerURL.hasPrefix("http://")
    else { throw failure("the issuer's discovery document names no token endpoint with TLS") }
    return endpoint
  }

  /// The client secret goes into the header first, and into the form where that is refused, as
  /// golang.org/x/oauth2 finds out what an issuer wants.
  private func refresh(
    _ issuer: OIDCIssuer, _ endpoint: String, _ clientID: String, _ refreshToken: Secret
  ) async throws -> JSONValue {
    let secret = settings["client-secret"] ?? ""
    let form = [("grant_type", "refresh_token"), ("refresh_token", refreshToken.revealed)]
    let basic = BasicCredentials(
      username: PercentEncoding.component(clientID),
      password: Secret(PercentEncoding.component(secret)))
    var answer = try await issuer.send(endpoint, form: form, authorization: basic.header)
    if (400..<500).contains(answer.status) {
      let inForm = [("client_id", clientID)] + (secret.isEmpty ? [] : [("client_secret", secret)])
      answer = try await issuer.send(endpoint, form: form + inForm)
    }
    return try object(answer, "failed to refresh token: the issuer's answer")
  }

  private func object(_ answer: OIDCIssuer.Answer, _ what: String) throws -> JSONValue {
    if (300..<400).contains(answer.status) {
      throw failure("\(what): the OIDC issuer redirects elsewhere (\(answer.status))")
    }
    let document = try? JSONValue(parsing: answer.body)
    guard (200..<300).contains(answer.status) else {
      // Of the answer only the error's name is shown: RFC 6749 lets it hold no secret.
      let name = document?["error"]?.stringValue.map { " \($0)" } ?? ""
      throw failure("\(what): \(answer.status)\(name)")
    }
    guard let document, document.objectValue != nil else {
      throw failure("\(what) is no JSON object")
    }
    return document
  }

  private func certificateAuthority() throws -> [UInt8]? {
    if let data = settings["idp-certificate-authority-data"], !data.isEmpty {
      guard let bytes = Base64.decode(data.utf8) else {
        throw failure("idp-certificate-authority-data is no base64")
      }
      return bytes
    }
    guard let path = settings["idp-certificate-authority"], !path.isEmpty else { return nil }
    do {
      return try files.read(path)
    } catch {
      throw failure("\(error)")
    }
  }

  private func setting(_ name: String) throws -> String {
    guard let value = settings[name], !value.isEmpty else { throw failure("Must provide \(name)") }
    return value
  }

  private func failure(_ cause: String) -> ClientError {
    ClientError(
      .configuration, "the auth-provider \"oidc\" gives no token", cause: cause,
      hint: "log in again with the tool that wrote the kubeconfig")
  }
}
