import KubernetesWire
import KubernetesConfiguration
import Testing

@testable import KubernetesClient

/// What a command may reply, and client-go's words for what it may not.
struct ExecCredentialTests {
  private static let version = "client.authentication.k8s.io/v1"

  private static func reply(_ status: String, version: String = version) -> String {
    "{\"apiVersion\": \"\(version)\", \"kind\": \"ExecCredential\"\(status)}"
  }

  @Test func takesTokenCertificateAndExpiry() throws {
    let text = Self.reply(
      """
      , "status": {"token": "t", "clientCertificateData": "c", "clientKeyData": "k",
        "expirationTimestamp": "2026-11-26T10:00:00+01:00"}
      """)
    let credential = try ExecCredential(reply: Array(text.utf8), version: Self.version)
    #expect(credential.token?.revealed == "t")
    #expect(credential.certificate?.chain == Array("c".utf8))
    #expect(credential.certificate?.key == Array("k".utf8))
    #expect(credential.expiresAt == RFC3339.seconds("2026-11-26T09:00:00Z"))
    var dumped = ""
    dump(credential, to: &dumped)
    #expect(!dumped.contains("\"t\""))
  }

  private static let refused: [(String, String)] = [
    ("hello", "decoding stdout: "),
    ("", "decoding stdout: "),
    ("{\"kind\": \"Other\"}", "decoding stdout: it is no object of kind ExecCredential"),
    (
      reply(", \"status\": {}", version: "client.authentication.k8s.io/v1beta1"),
      "exec plugin is configured to use API version client.authentication.k8s.io/v1, plugin "
        + "returned version client.authentication.k8s.io/v1beta1"
    ),
    (reply(""), "exec plugin didn't return a status field"),
    (
      reply(", \"status\": {\"token\": \"\"}"),
      "exec plugin didn't return a token or cert/key pair"
    ),
    (
      reply(", \"status\": {\"clientCertificateData\": \"c\"}"),
      "exec plugin returned only certificate or key, not both"
    ),
    (
      reply(", \"status\": {\"token\": \"t\", \"expirationTimestamp\": \"soon\"}"),
      "decoding stdout: expirationTimestamp is no RFC 3339 time"
    ),
  ]

  @Test(arguments: refused)
  func refusesInClientGosWords(reply: String, cause: String) {
    let failure = #expect(throws: ExecFailure.self) {
      try ExecCredential(reply: Array(reply.utf8), version: Self.version)
    }
    #expect(failure?.cause.hasPrefix(cause) == true, "\(failure as Any)")
  }
}
