import Testing

@testable import KubernetesClient

struct TransportProblemTests {
  private static let certificate = """
    text before
    -----BEGIN CERTIFICATE-----
    MAcwADAAAwEA
    -----END CERTIFICATE-----

    """

  private static func connection(_ change: (inout Connection) -> Void) -> Connection {
    var connection = Connection(source: .kubeconfig, baseURL: "https://a")
    change(&connection)
    return connection
  }

  private static func exec(_ version: String) -> ExecConfiguration {
    var exec = ExecConfiguration()
    exec.apiVersion = version
    return exec
  }

  private static let cases: [(String, Connection, String?)] = [
    ("nothing to read", connection { _ in }, nil),
    ("a certificate", connection { $0.certificateAuthority = .file("/ca") }, nil),
    ("an empty CA", connection { $0.certificateAuthority = .file("/empty") }, nil),
    (
      "no PEM", connection { $0.certificateAuthority = .file("/garbage") },
      "unable to load root certificates: unable to parse bytes as PEM block"
    ),
    (
      "only a key", connection { $0.certificateAuthority = .file("/key") },
      "unable to load root certificates: no valid certificate authority data seen"
    ),
    (
      "a broken certificate", connection { $0.certificateAuthority = .file("/broken") },
      "unable to load root certificates: failed to parse certificate: x509: malformed certificate"
    ),
    (
      "a missing file", connection { $0.certificateAuthority = .file("/gone") },
      "open /gone: no such file or directory"
    ),
    (
      "insecure with a CA",
      connection { ($0.certificateAuthority, $0.isInsecure) = (.file("/ca"), true) },
      "specifying a root certificates file with the insecure flag is not allowed"
    ),
    (
      "files are not paired yet",
      connection { ($0.clientCertificate, $0.clientKey) = (.file("/garbage"), .file("/key")) }, nil
    ),
    (
      "an inline certificate",
      connection { ($0.clientCertificate, $0.clientKey) = (.data([1]), .file("/key")) },
      "tls: failed to find any PEM data in certificate input"
    ),
    (
      "an inline key",
      connection { ($0.clientCertificate, $0.clientKey) = (.file("/ca"), .data([1])) },
      "tls: failed to find any PEM data in key input"
    ),
    (
      "an old exec version",
      connection { $0.execConfiguration = exec("client.authentication.k8s.io/v1alpha1") },
      "exec plugin: invalid apiVersion \"client.authentication.k8s.io/v1alpha1\""
    ),
    (
      "exec", connection { $0.execConfiguration = exec("client.authentication.k8s.io/v1") }, nil
    ),
    ("oidc", connection { $0.authProvider = .init(name: "oidc") }, nil),
    (
      "gcp", connection { $0.authProvider = .init(name: "gcp") },
      "The gcp auth plugin has been removed."
    ),
    (
      "another provider", connection { $0.authProvider = .init(name: "x") },
      "no Auth Provider found for name \"x\""
    ),
    (
      "a token file and a password",
      connection { ($0.tokenFile, $0.basicAuthentication) = ("/t", ("me", "p")) },
      "username/password or bearer token may be set, but not both"
    ),
    (
      "a URL problem", connection { $0.urlProblem = "host must be a URL" }, "host must be a URL"
    ),
  ]

  @Test func saysWhatBuildingTheTransportWouldSay() {
    let files = MemoryFiles([
      "/ca": Self.certificate, "/garbage": "garbage", "/empty": "",
      "/key": "-----BEGIN PRIVATE KEY-----\nAQ==\n-----END PRIVATE KEY-----\n",
      "/broken": "-----BEGIN CERTIFICATE-----\nAQ==\n-----END CERTIFICATE-----\n",
    ])
    for (name, connection, cause) in Self.cases {
      #expect(connection.transportProblem(files)?.cause == cause, "\(name)")
    }
  }
}
