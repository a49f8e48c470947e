import KubernetesConfiguration
import SimulatedCluster
import Testing

@testable import KubernetesClient

/// `auth-provider: oidc` against an issuer that speaks for real.
@Suite(.timeLimit(.minutes(1))) struct OIDCTokenSourceTests {
  private func source(
    _ issuer: SimulatedOIDCIssuer?, _ changes: [String: String] = [:]
  ) -> OIDCTokenSource {
    var settings = [
      "idp-issuer-url": issuer?.issuerURL ?? "https://127.0.0.1:1", "client-id": "kubernetes",
      "client-secret": issuer?.options.clientSecret ?? "",
      "refresh-token": issuer?.refreshToken ?? "r",
    ]
    if let pem = issuer?.certificateAuthorityPEM {
      settings["idp-certificate-authority-data"] = Base64.encode(pem.utf8)
    }
    settings.merge(changes) { _, new in new }
    return OIDCTokenSource(
      AuthProviderConfiguration(name: "oidc", settings: settings),
      files: InMemoryConfigurationFiles(),
      environment: [:], time: SystemTime(), wallClock: SystemTime.secondsSince1970)
  }

  private func withIssuer(
    _ change: (inout SimulatedOIDCIssuer.Options) -> Void = { _ in },
    _ body: (SimulatedOIDCIssuer) async throws -> Void
  ) async throws {
    var options = SimulatedOIDCIssuer.Options()
    change(&options)
    let issuer = try await SimulatedOIDCIssuer.start(options)
    try await body(issuer)
    try await issuer.shutdown()
  }

  private func cause(_ source: OIDCTokenSource) async -> String {
    let error = await #expect(throws: ClientError.self) {
      try await source.credential.current()
    }
    return error.map { "\($0.message): \($0.cause ?? "")" } ?? ""
  }

  @Test func aGoodTokenIsUsedWithoutAskingTheIssuer() async throws {
    try await withIssuer { issuer in
      let token = try issuer.idToken()
      issuer.clearRequests()
      let used = try await source(issuer, ["id-token": token]).credential.current()
      #expect(used.value.token.revealed == token && issuer.requests.isEmpty)
    }
  }

  @Test(arguments: [false, true]) func anExpiredTokenIsRefreshed(rotates: Bool) async throws {
    try await withIssuer {
      $0.rotatesRefreshTokens = rotates
    } _: { issuer in
      let good = issuer.claims
      issuer.claims.lifetime = .seconds(-60)
      let expired = try issuer.idToken()
      issuer.claims = good
      let source = source(issuer, ["id-token": expired])
      let first = try await source.credential.current()
      #expect(JSONWebToken(first.value.token)?.subject == issuer.claims.subject)
      // A refresh token that was replaced is used from then on.
      await source.credential.refuse(first.generation)
      #expect(try await source.credential.current().generation == 2)
    }
  }

  @Test(arguments: [SimulatedOIDCIssuer.ClientAuthentication.header, .form])
  func findsOutWhereTheIssuerWantsTheClientSecret(
    authentication: SimulatedOIDCIssuer.ClientAuthentication
  ) async throws {
    try await withIssuer {
      $0.clientSecret = "s3cret"
      $0.clientAuthentication = authentication
    } _: { issuer in
      _ = try await source(issuer).credential.current()
    }
  }

  @Test(
    arguments: [
      (.status(500), "500"), (.redirect(to: "https://elsewhere.example/"), "redirects elsewhere"),
      (.withoutIDToken, "token response did not contain an id_token"), (.rubbish, "is no JSON"),
      (.huge(bytes: 3 << 20), "larger than a megabyte"),
      (.refuse(error: "invalid_grant", status: 400), "400 invalid_grant"),
    ] as [(SimulatedOIDCIssuer.Fault, String)])
  func saysWhatTheIssuerAnswered(fault: SimulatedOIDCIssuer.Fault, words: String) async throws {
    try await withIssuer { issuer in
      issuer.inject(fault, on: .token, times: nil)
      let cause = await cause(source(issuer))
      #expect(cause.contains(words), "\(cause)")
      #expect(!cause.contains(issuer.refreshToken))
    }
  }

  @Test func anIssuerThatNamesAnotherIsRefused() async throws {
    try await withIssuer {
      $0.issuerURL = "https://other.example"
    } _: { issuer in
      let cause = await cause(
        source(issuer, ["idp-issuer-url": "https://127.0.0.1:\(issuer.port)"]))
      #expect(
        cause.contains(
          "issuer did not match the issuer returned by provider: https://other.example"))
    }
  }

  @Test func anUntrustedIssuerIsNotGivenTheRefreshToken() async throws {
    try await withIssuer { issuer in
      let other = try SimulatedCluster.CertificateAuthority(named: "other")
      let cause = await cause(
        source(
          issuer,
          ["idp-certificate-authority-data": Base64.encode(other.certificatePEM.utf8)]))
      #expect(cause.contains("is issued by") && issuer.requests.isEmpty)
    }
  }

  @Test(arguments: [
    ("refresh-token", "No valid id-token, and cannot refresh without refresh-token"),
    ("idp-issuer-url", "Must provide idp-issuer-url"), ("client-id", "Must provide client-id"),
  ])
  func saysWhatTheKubeconfigLacks(setting: String, words: String) async {
    #expect(await cause(source(nil, [setting: ""])).hasSuffix(words))
  }
}
