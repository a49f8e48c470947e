import Testing

@testable import KubernetesConfiguration

struct ConnectionProblemTests {
  private static let certificate = """
    text before
    -----BEGIN CERTIFICATE-----
    MAcwADAAAwEA
    -----END CERTIFICATE-----

    """

  private static func connection(
    _ change: (inout ConnectionValues) -> Void
  ) -> ConnectionValues {
    var values = ConnectionValues(source: .kubeconfig, server: .at("https://a"))
    change(&values)
    return values
  }

  private static func exec(_ version: String) -> Sourced<ExecConfiguration> {
    var exec = ExecConfiguration()
    exec.apiVersion = version
    return Sourced(exec, from: .caller)
  }

  private static func file(_ path: String) -> Sourced<Material> { given(.file(path)) }

  private static func given<Value>(_ value: Value) -> Sourced<Value> {
    Sourced(value, from: .caller)
  }

  private static let cases: [(String, ConnectionValues, String?)] = [
    ("nothing to read", connection { _ in }, nil),
    ("a certificate", connection { $0.certificateAuthority = file("/ca") }, nil),
    ("an empty CA", connection { $0.certificateAuthority = file("/empty") }, nil),
    (
      "no PEM", connection { $0.certificateAuthority = file("/garbage") },
      "unable to load root certificates: unable to parse bytes as PEM block"
    ),
    (
      "only a key", connection { $0.certificateAuthority = file("/key") },
      "unable to load root certificates: no valid certificate authority data seen"
    ),
    (
      "a broken certificate", connection { $0.certificateAuthority = file("/broken") },
      "unable to load root certificates: failed to parse certificate: x509: malformed certificate"
    ),
    (
      "a missing file", connection { $0.certificateAuthority = file("/gone") },
      "open /gone: no such file or directory"
    ),
    (
      "insecure with a CA",
      connection { ($0.certificateAuthority, $0.unverified) = (file("/ca"), .caller) },
      "specifying a root certificates file with the insecure flag is not allowed"
    ),
    (
      "files are not paired yet",
      connection { $0.clientCertificate = .init(chain: file("/garbage"), key: file("/key")) }, nil
    ),
    (
      "an inline certificate",
      connection { $0.clientCertificate = .init(chain: given(.data([1])), key: file("/key")) },
      "tls: failed to find any PEM data in certificate input"
    ),
    (
      "an inline key",
      connection { $0.clientCertificate = .init(chain: file("/ca"), key: given(.data([1]))) },
      "tls: failed to find any PEM data in key input"
    ),
    (
      "an old exec version",
      connection { $0.exec = exec("client.authentication.k8s.io/v1alpha1") },
      "exec plugin: invalid apiVersion \"client.authentication.k8s.io/v1alpha1\""
    ),
    (
      "exec", connection { $0.exec = exec("client.authentication.k8s.io/v1") }, nil
    ),
    ("oidc", connection { $0.authProvider = given(.init(name: "oidc")) }, nil),
    (
      "gcp", connection { $0.authProvider = given(.init(name: "gcp")) },
      """
      The gcp auth plugin has been removed.
      Please use the "gke-gcloud-auth-plugin" kubectl/client-go credential plugin instead.
      See https://cloud.google.com/blog/products/containers-kubernetes/kubectl-auth-changes-in-gke \
      for further details
      """
    ),
    (
      "another provider", connection { $0.authProvider = given(.init(name: "x")) },
      "no Auth Provider found for name \"x\""
    ),
    (
      "a token file and a password",
      connection {
        $0.tokenFile = .at("/t")
        $0.basic = given(.init(username: "me", password: Secret("p")))
      },
      "username/password or bearer token may be set, but not both"
    ),
    (
      "a URL problem", connection { $0.server = .at("a/b") },
      "host must be a URL or a host:port pair: \"a/b\""
    ),
    (
      "a proxy problem", connection { $0.proxy = .at("ftp://p") },
      "unsupported scheme \"ftp\", must be http, https, or socks5 (Corefile:3)"
    ),
  ]

  @Test func saysWhatBuildingTheTransportWouldSay() {
    let files = InMemoryConfigurationFiles([
      "/ca": Self.certificate, "/garbage": "garbage", "/empty": "",
      "/key": "-----BEGIN PRIVATE KEY-----\nAQ==\n-----END PRIVATE KEY-----\n",
      "/broken": "-----BEGIN CERTIFICATE-----\nAQ==\n-----END CERTIFICATE-----\n",
    ])
    for (name, values, cause) in Self.cases {
      var found: String?
      do throws(ConnectionProblem) {
        _ = try PreparedConnection(ResolvedConnection(values, environment: [:]), files: files)
      } catch {
        found = error.cause
      }
      #expect(found == cause, "\(name)")
    }
  }
}
