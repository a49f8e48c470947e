import KubernetesWire
import KubernetesClient
import KubernetesConfiguration
import SimulatedCluster
import Testing

@Suite struct OIDCTokenTests {
  /// Runs a test against a cluster that takes the tokens of an issuer.
  private func withPair(
    _ options: SimulatedOIDCIssuer.Options = .init(),
    settings: (SimulatedOIDCIssuer) -> SimulatedCluster.OIDC = { .init($0) },
    _ body: (SimulatedOIDCIssuer, SimulatedCluster) async throws -> Void
  ) async throws {
    try await IssuerFixtures.withIssuer(options) { issuer in
      var options = ServerFixtures.options()
      options.oidc = settings(issuer)
      try await ServerFixtures.withCluster(options) { try await body(issuer, $0) }
    }
  }

  private func status(_ cluster: SimulatedCluster, _ token: String) async throws -> Int {
    var client = TestClient(cluster)
    client.token = token
    return try await client.send("GET", "/api/v1/pods").status
  }

  @Test(arguments: OIDCKey.Algorithm.allCases)
  func anIDTokenSaysWhoItIs(algorithm: OIDCKey.Algorithm) async throws {
    var options = SimulatedOIDCIssuer.Options()
    options.algorithm = algorithm
    try await withPair(options) { issuer, cluster in
      var statuses = [try await status(cluster, issuer.idToken())]
      issuer.claims.groups = ["system:masters"]
      statuses.append(try await status(cluster, issuer.idToken()))
      issuer.claims = .init()
      issuer.claims.subject = "kubernetes-admin"
      statuses.append(try await status(cluster, issuer.idToken()))
      // A name alone is no right: only the group is bound to one.
      #expect(statuses == [403, 200, 403])
      #expect(cluster.requests.map(\.user) == ["jane", "jane", "kubernetes-admin"])
    }
  }

  @Test func whatIsNotValidIsNobody() async throws {
    try await withPair { issuer, cluster in
      issuer.claims.groups = ["system:masters"]
      let good = try issuer.idToken()
      var tokens = [String(good.dropLast(4)) + "AAAA", "a.b.c", String(good.dropFirst(3))]
      issuer.claims.lifetime = .seconds(-1)
      tokens.append(try issuer.idToken())
      issuer.claims.lifetime = .seconds(60)
      let wrong: [(String, JSONValue)] = [
        ("aud", "another"), ("iss", "https://another.example"), ("exp", "soon"), ("sub", ""),
        ("nbf", .integer(issuer.options.wallClock() + 3600)),
      ]
      for (name, value) in wrong {
        issuer.claims.others = [name: value]
        tokens.append(try issuer.idToken())
      }
      let parts = good.split(separator: ".")
      tokens.append("\(Base64.encode(#"{"alg":"none"}"#.utf8).prefix { $0 != "=" }).\(parts[1]).")
      for (index, token) in tokens.enumerated() {
        let seen = try await status(cluster, token)
        #expect(seen == 401, "token \(index)")
      }
      let seen = try await status(cluster, good)
      #expect(seen == 200)
    }
  }

  @Test func aTokenEndsWithItsTime() async throws {
    var options = SimulatedOIDCIssuer.Options()
    let clock = ManualClock(1_000_000)
    options.wallClock = { clock.now }
    options.claims.groups = ["system:masters"]
    options.claims.lifetime = .seconds(10)
    try await withPair(options) { issuer, cluster in
      let token = try issuer.idToken()
      clock.now += 9
      let before = try await status(cluster, token)
      clock.now += 1
      let after = try await status(cluster, token)
      #expect([before, after] == [200, 401])
    }
  }

  @Test func keysMayBeRotated() async throws {
    try await withPair { issuer, cluster in
      issuer.claims.groups = ["system:masters"]
      let old = try issuer.idToken()
      try issuer.rotateKey()
      var statuses = [
        try await status(cluster, old), try await status(cluster, issuer.idToken()),
      ]
      try issuer.rotateKey(droppingOld: true)
      statuses += [try await status(cluster, old), try await status(cluster, issuer.idToken())]
      #expect(statuses == [200, 200, 401, 200])
      #expect(issuer.keys.map(\.id) == ["key-3"])
    }
  }

  @Test func namesAreMadeAsTheOptionsSay() async throws {
    let cases: [(claim: String, prefix: String?, name: String?)] = [
      ("sub", nil, "ISSUER#jane"), ("sub", "", "jane"), ("sub", "oidc:", "oidc:jane"),
      ("email", nil, "jane@example"), ("phone", nil, nil),
    ]
    for item in cases {
      try await withPair(
        settings: { issuer in
          SimulatedCluster.OIDC(
            issuerURL: issuer.issuerURL, clientID: "kubernetes", usernameClaim: item.claim,
            usernamePrefix: item.prefix, groupsClaim: "roles", groupsPrefix: "system:",
            keys: { issuer.keys })
        }
      ) { issuer, cluster in
        issuer.claims.others = ["email": "jane@example", "roles": "masters"]
        let seen = try await status(cluster, issuer.idToken())
        #expect(seen == (item.name == nil ? 401 : 200))
        let name = item.name.map {
          $0.hasPrefix("ISSUER") ? issuer.issuerURL + $0.dropFirst("ISSUER".count) : $0
        }
        #expect(cluster.requests.map(\.user) == [name])
        issuer.claims.others["email_verified"] = false
        let unverified = try await status(cluster, issuer.idToken())
        #expect((unverified == 401) == (item.claim != "sub"))
      }
    }
  }
}
