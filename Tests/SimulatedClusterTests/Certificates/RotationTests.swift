import KubernetesClient
import SimulatedCluster
import Testing

@Suite struct RotationTests {
  typealias Authority = SimulatedCluster.CertificateAuthority

  private func status(_ client: TestClient) async throws -> Int {
    try await client.send("GET", "/api/v1/pods").status
  }

  @Test func newConnectionsSeeTheNewCertificateAndOpenOnesGoOn() async throws {
    try await ServerFixtures.withCluster { cluster in
      let old = TestClient(cluster, authority: cluster.certificateAuthorityPEM)
      let events = try await old.exchange("GET", "/api/v1/pods?watch=1") { _, body in
        try cluster.rotateCertificates()
        let sameAuthority = try await status(old)
        try cluster.rotateCertificates(authority: Authority())
        await #expect(throws: (any Error).self) { try await status(old) }
        let newAuthority = try await status(TestClient(cluster))
        #expect([sameAuthority, newAuthority] == [200, 200])
        try cluster.apply(ServerFixtures.pod("a"), .pods)
        return try await body.events(1)
      }
      #expect(events == ["ADDED default/a@101"])
      #expect(old.authorityPEM != cluster.certificateAuthorityPEM)
    }
  }

  @Test func anyCertificateMayBeShownNext() async throws {
    try await ServerFixtures.withCluster { cluster in
      let expired = try cluster.certificateAuthority.serverCertificate(
        names: ["127.0.0.1"], validity: .expired)
      try cluster.rotate(server: expired)
      await #expect(throws: (any Error).self) { try await status(TestClient(cluster)) }
      try cluster.rotateCertificates()
      let after = try await status(TestClient(cluster))
      #expect(after == 200)
    }
  }

  @Test(arguments: [true, false])
  func closedConnectionsEndTheirWatches(http2: Bool) async throws {
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster, http2: http2)
      await #expect(throws: (any Error).self) {
        try await client.exchange("GET", "/api/v1/pods?watch=1") { _, body in
          await cluster.closeConnections()
          return try await body.rest()
        }
      }
      let after = try await status(client)
      #expect(after == 200)
    }
  }

  @Test func certificatesOfAnAuthorityCanBeRevoked() async throws {
    try await ServerFixtures.withCluster { cluster in
      var before = TestClient(cluster)
      before.token = nil
      before.hasCertificate = true
      let next = try Authority()
      var after = TestClient(cluster)
      after.token = nil
      after.certificate = try next.clientCertificate(user: "a", groups: ["system:masters"])
      var statuses = [try await status(before), try await status(after)]
      try cluster.trustClients(of: [cluster.certificateAuthority, next])
      statuses += [try await status(before), try await status(after)]
      try cluster.trustClients(of: [next])
      statuses += [try await status(before), try await status(after)]
      #expect(statuses == [200, 401, 200, 200, 401, 200])
    }
  }

  @Test func aTokenIsReplacedWhileAWatchGoesOn() async throws {
    try await ServerFixtures.withCluster { cluster in
      let old = TestClient(cluster)
      let events = try await old.exchange("GET", "/api/v1/pods?watch=1") { _, body in
        try cluster.setToken("second", for: "kubernetes-admin")
        let new = TestClient(cluster)
        let statuses = [try await status(old), try await status(new)]
        #expect(statuses == [401, 200])
        #expect(cluster.token == "second")
        try cluster.apply(ServerFixtures.pod("a"), .pods)
        return try await body.events(1)
      }
      #expect(events == ["ADDED default/a@101"])
      try cluster.setToken(nil, for: "kubernetes-admin")
      let revoked = try await status(old)
      #expect(revoked == 401)
      #expect(throws: (any Error).self) { try cluster.setToken("x", for: "stranger") }
    }
  }
}
