import Captures
import Inspection
import KubernetesClient
import KubernetesConfiguration
import KubernetesWire
import Testing

@testable import Sessions

/// Connections in captures.
struct CapturedConnectionTests {
  private static let origins: [ConnectionSummary.Part: Provenance] = [
    .baseURL: .corefile(file: "Corefile", line: 7),
    .caData: .kubeconfig(file: "kube", line: 3, entry: .cluster("kind")),
    .certData: .kubeconfig(file: "kube", line: nil, entry: .user("me")),
    .context: .kubeconfig(file: "kube", line: 1, entry: .currentContext),
    .proxy: .environment(["HTTPS_PROXY"]), .insecure: .option("--insecure-skip-tls-verify"),
    .token: .serviceAccount, .tokenFile: .file("/token"), .exec: .caller,
  ]

  private static var summary: ConnectionSummary {
    var summary = ConnectionSummary(source: "kubeconfig", baseURL: "https://planted.example:6443")
    summary.uses = ["ca", "token"]
    summary.contextName = "planted"
    summary.origins = origins
    var identity = ConnectionIdentity(
      .clientCertificate, from: .kubeconfig(file: "planted", line: 2, entry: .user("planted")))
    (identity.subject, identity.groups, identity.issuer) = ("planted", ["planted"], "CN=planted")
    identity.validities = [
      .init("client certificate", notBefore: 1, notAfter: 2, origin: .file("/etc/planted")),
      .init("token", notAfter: 3, origin: .option("--token-file")),
    ]
    summary.credential = .init(identity: identity, now: 1_700_000_000)
    return summary
  }

  @Test func aConnectionIsReadAsItWas() throws {
    let bytes = Self.summary.captured.serialisedBytes()
    #expect(ConnectionSummary(captured: try JSONValue(parsing: bytes)) == Self.summary)
  }

  @Test func aRedactedConnectionKeepsItsKindsAndNoName() throws {
    var capture = Capture()
    capture.blocks = [
      CapturedBlock(index: 0, title: "kubernetes", connection: Self.summary.captured)
    ]
    let file = try #require(CaptureWriter.file(of: capture, redactor: CaptureRedactor()))
    let connection = try #require(try CaptureReader.read(file).blocks.first?.connection)
    #expect(!String(decoding: connection.serialisedBytes(), as: UTF8.self).contains("planted"))
    let summary = try #require(ConnectionSummary(captured: connection))
    #expect(Set(summary.origins.keys) == Set(Self.origins.keys))
    #expect(summary.origins[.insecure] == .option("--insecure-skip-tls-verify"))
    #expect(summary.credential?.identity.kind == .clientCertificate)
    #expect(summary.credential?.identity.validities.map(\.what) == ["client certificate", "token"])
  }
}
