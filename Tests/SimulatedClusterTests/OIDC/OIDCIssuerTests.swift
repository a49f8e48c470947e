import KubernetesWire
import KubernetesClient
import KubernetesConfiguration
import SimulatedCluster
import Testing

@Suite struct OIDCIssuerTests {
  @Test(arguments: OIDCKey.Algorithm.allCases, [true, false])
  func discoveryLeadsToTheOtherEndpoints(algorithm: OIDCKey.Algorithm, plain: Bool) async throws {
    var options = SimulatedOIDCIssuer.Options()
    options.algorithm = algorithm
    options.isPlaintext = plain
    options.path = "/realms/test"
    try await IssuerFixtures.withIssuer(options) { issuer in
      let url = "\(plain ? "http" : "https")://127.0.0.1:\(issuer.port)/realms/test"
      #expect(issuer.issuerURL == url)
      let document = try await IssuerFixtures.send(
        issuer, "GET", "/realms/test/.well-known/openid-configuration"
      ).json
      #expect(document?["issuer"]?.stringValue == url)
      #expect(document?["token_endpoint"]?.stringValue == "\(url)/token")
      #expect(document?["jwks_uri"]?.stringValue == "\(url)/keys")
      let keys = try await IssuerFixtures.send(issuer, "GET", "/realms/test/keys").json
      let key = keys?["keys"]?.arrayValue?.first
      #expect(key?["kty"]?.stringValue == (algorithm == .es256 ? "EC" : "RSA"))
      #expect(key?["alg"]?.stringValue == algorithm.rawValue)
      #expect(key?["kid"]?.stringValue == issuer.keys.first?.id)
      let nothing = try await IssuerFixtures.send(issuer, "GET", "/keys")
      #expect(nothing.status == 404)
    }
  }

  @Test func aRefreshGivesAnIDToken() async throws {
    try await IssuerFixtures.withIssuer { issuer in
      issuer.claims.subject = "joe"
      issuer.claims.groups = ["a", "b"]
      let answer = try await IssuerFixtures.refresh(issuer)
      #expect(answer.status == 200)
      #expect(answer.json?["token_type"] == "Bearer")
      #expect(answer.json?["expires_in"] == 3600)
      #expect(answer.json?["refresh_token"] == nil)
      let token = try #require(answer.json?["id_token"]?.stringValue)
      let payload = try #require(Base64.decode(padded(token.split(separator: ".")[1])))
      let claims = try JSONValue(parsing: payload)
      #expect(claims["sub"] == "joe")
      #expect(claims["groups"] == ["a", "b"])
      #expect(claims["aud"] == "kubernetes")
      #expect(claims["iss"]?.stringValue == issuer.issuerURL)
      #expect(
        issuer.requests.map(\.refreshToken) == ["refresh-0"]
          && issuer.requests.map(\.grantType) == ["refresh_token"]
          && issuer.requests.map(\.clientID) == ["kubernetes"])
    }
  }

  private func padded(_ part: Substring) -> [UInt8] {
    let standard = part.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
    return Array((String(standard) + String(repeating: "=", count: (4 - part.count % 4) % 4)).utf8)
  }

  @Test func aClientProvesWhoItIsWhereTheIssuerLooks() async throws {
    let secret = "s%3A+ %&x"
    let escaped = "s%253A%2B+%25%26x"
    let basic = "Authorization: Basic \(Base64.encode("kubernetes:\(escaped)".utf8))\r\n"
    let form = "&client_id=kubernetes&client_secret=\(escaped)"
    let cases: [(SimulatedOIDCIssuer.ClientAuthentication, [Int])] = [
      (.either, [200, 200, 401, 401]), (.header, [200, 401, 401, 401]),
      (.form, [401, 200, 401, 401]),
    ]
    for (place, expected) in cases {
      var options = SimulatedOIDCIssuer.Options()
      options.clientSecret = secret
      options.clientAuthentication = place
      try await IssuerFixtures.withIssuer(options) { issuer in
        let answers = [
          try await IssuerFixtures.refresh(issuer, nil, basic),
          try await IssuerFixtures.refresh(issuer, nil, "", form: form),
          try await IssuerFixtures.refresh(issuer, nil, "", form: "\(form)x"),
          try await IssuerFixtures.refresh(issuer, nil, ""),
        ]
        #expect(answers.map(\.status) == expected)
        #expect(answers[3].json?["error"] == "invalid_client")
        #expect(issuer.requests.map(\.usesHeader) == [true, false, false, false])
      }
    }
  }

  @Test func aRotatedRefreshTokenIsGoodOnce() async throws {
    var options = SimulatedOIDCIssuer.Options()
    options.rotatesRefreshTokens = true
    options.clientSecret = nil
    try await IssuerFixtures.withIssuer(options) { issuer in
      let form = "&client_id=kubernetes"
      let first = try await IssuerFixtures.refresh(issuer, "refresh-0", "", form: form)
      #expect(first.json?["refresh_token"] == "refresh-1")
      let again = try await IssuerFixtures.refresh(issuer, "refresh-0", "", form: form)
      #expect(again.status == 400)
      #expect(again.json?["error"] == "invalid_grant")
      issuer.setRefreshToken("another")
      let second = try await IssuerFixtures.refresh(issuer, "another", "", form: form)
      #expect(second.json?["refresh_token"] == "refresh-2")
      #expect(issuer.refreshToken == "refresh-2")
    }
  }

  @Test func faultsStrikeTheirEndpoint() async throws {
    try await IssuerFixtures.withIssuer { issuer in
      issuer.inject(.status(503), on: .discovery, times: 1)
      issuer.inject(.refuse(), on: .token, times: 1)
      issuer.inject(.status(500), on: .token, times: 1)
      issuer.inject(.redirect(to: "https://login.example/"), on: .token, times: 1)
      issuer.inject(.withoutIDToken, on: .token, times: 1)
      issuer.inject(.rubbish, on: .token, times: 1)
      var answers: [IssuerFixtures.Answer] = []
      for _ in 0..<6 { answers.append(try await IssuerFixtures.refresh(issuer)) }
      #expect(answers.map(\.status) == [400, 500, 302, 200, 200, 200])
      #expect(answers[0].json?["error"] == "invalid_grant")
      #expect(answers[2].head.contains("location: https://login.example/"))
      #expect(answers[3].json?["access_token"] != nil && answers[3].json?["id_token"] == nil)
      #expect(answers[4].body.hasPrefix("<html>"))
      #expect(answers[5].json?["id_token"] != nil)
      let discovery = try await IssuerFixtures.send(
        issuer, "GET", SimulatedOIDCIssuer.Endpoint.discovery.rawValue)
      #expect(discovery.status == 503)
    }
  }

  @Test func aHugeAnswerIsAsLongAsAskedAndAHangingOneNeverComes() async throws {
    var options = SimulatedOIDCIssuer.Options()
    options.isPlaintext = true
    try await IssuerFixtures.withIssuer(options) { issuer in
      issuer.inject(.huge(bytes: 1_000_000), times: 1)
      issuer.inject(.hang)
      let request = "GET /keys HTTP/1.1\r\nHost: localhost\r\n\r\n"
      let (huge, rest) = try await RawClient.with(issuer.port) { client in
        try await client.send(request)
        #expect(try await client.head().contains("transfer-encoding: chunked"))
        let huge = try await client.bytes(1_000_000)
        try await client.send(request)
        while issuer.requests.count < 2 { await Task.yield() }
        await issuer.closeConnections()
        return (huge, try await client.rest())
      }
      #expect(String(decoding: huge.prefix(40), as: UTF8.self).contains(#"{"access_token":""#))
      #expect(rest.hasSuffix("0\r\n\r\n") && !rest.contains("HTTP/1.1"))
    }
  }
}
