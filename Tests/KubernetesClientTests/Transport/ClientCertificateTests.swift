import KubernetesConfiguration
import SimulatedCluster
import Testing

@testable import KubernetesClient

/// What becomes of client certificates that a server does not like.
@Suite(.timeLimit(.minutes(1))) struct ClientCertificateTests {
  private typealias Fixtures = ConnectionFixtures

  private func failure(
    _ policy: SimulatedCluster.ClientCertificates, _ version: SimulatedCluster.TLSVersion,
    _ certificate: SimulatedCluster.IssuedCertificate?
  ) async throws -> ClientError? {
    var result: ClientError?
    try await Fixtures.withCluster {
      $0.clientCertificates = policy
      $0.tlsVersions = version...version
    } _: { cluster in
      var parts = Fixtures.Parts()
      parts.roots = cluster.certificateAuthorityPEM
      parts.certificate = certificate
      result = try await Fixtures.failure(cluster.baseURL, parts)
    }
    return result
  }

  @Test(arguments: [SimulatedCluster.TLSVersion.v12, .v13])
  func anAlertIsNamedWithTheCertificate(version: SimulatedCluster.TLSVersion) async throws {
    let foreign = try Fixtures.Authority(named: "foreign-ca").clientCertificate(
      user: "jane", groups: ["g"])
    let error = try await failure(.refusedWithAlert, version, foreign)
    #expect(error?.code == .tls)
    let told = "\(error?.message ?? "") \(error?.cause ?? "") \(error?.hint ?? "")"
    #expect(told.contains("refused"), "\(told)")
    #expect(told.contains("jane") && told.contains("CN=foreign-ca"), "\(told)")
  }

  @Test(arguments: [SimulatedCluster.TLSVersion.v12, .v13])
  func aMissingOneIsAskedFor(version: SimulatedCluster.TLSVersion) async throws {
    let error = try await failure(.required, version, nil)
    #expect(error?.code == .tls || error?.code == .connect, "\(error as Any)")
    if error?.code == .tls {
      #expect(error?.message.contains("requires a client certificate") == true)
    }
  }

  @Test func a401NamesWhoseItWas() async throws {
    let foreign = try Fixtures.Authority(named: "foreign-ca").clientCertificate(user: "jane")
    let error = try await failure(.refusedWith401, .v13, foreign)
    #expect(error?.code == .unauthorized)
    #expect(
      error?.hint?.hasPrefix(
        "the server does not accept this client certificate: subject \"jane\", issuer"
          + " \"CN=foreign-ca\"") == true)
  }

  @Test func anEncryptedKeyIsRefusedWithAWord() throws {
    let pair = try Fixtures.Authority().clientCertificate(user: "jane")
    for key in [
      "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAQID\n-----END ENCRYPTED PRIVATE KEY-----\n",
      """
      -----BEGIN EC PRIVATE KEY-----
      Proc-Type: 4,ENCRYPTED
      DEK-Info: AES-128-CBC,00

      AQID
      -----END EC PRIVATE KEY-----
      """,
    ] {
      var parts = Fixtures.Parts()
      parts.certificate = .init(
        chainPEM: pair.chainPEM, keyPEM: key, authorityPEM: pair.authorityPEM)
      let error = #expect(throws: ClientError.self) {
        try Fixtures.client("https://127.0.0.1:1", parts)
      }
      #expect(error?.code == .configuration && error?.cause == "it is encrypted")
    }
  }
}
