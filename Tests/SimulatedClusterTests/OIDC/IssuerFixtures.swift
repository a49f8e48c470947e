import KubernetesWire
import KubernetesClient
import KubernetesConfiguration
import SimulatedCluster

/// Issuers for one test each, and requests to them.
enum IssuerFixtures {
  struct Answer {
    var status: Int
    var head: String
    var body: String

    var json: JSONValue? { try? JSONValue(parsing: Array(body.utf8)) }
  }

  /// Runs a test against an issuer of its own.
  static func withIssuer(
    _ options: SimulatedOIDCIssuer.Options = .init(),
    _ body: (SimulatedOIDCIssuer) async throws -> Void
  ) async throws {
    let issuer = try await SimulatedOIDCIssuer.start(options)
    do {
      try await body(issuer)
    } catch {
      try? await issuer.shutdown()
      throw error
    }
    try await issuer.shutdown()
  }

  /// Sends a request and reads its whole answer, which has to say how long it is.
  static func send(
    _ issuer: SimulatedOIDCIssuer, _ method: String, _ path: String, _ headers: String = "",
    form: String = ""
  ) async throws -> Answer {
    try await RawClient.with(issuer.port, authority: issuer.certificateAuthorityPEM) { client in
      try await client.send(
        "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n\(headers)"
          + "Content-Length: \(form.utf8.count)\r\n\r\n\(form)")
      let head = try await client.head()
      let lines = head.lowercased().split(separator: "\r\n")
      let length = lines.first { $0.hasPrefix("content-length: ") }
        .flatMap { Int($0.dropFirst("content-length: ".count)) }
      return Answer(
        status: Int(head.split(separator: " ")[1]) ?? 0, head: head,
        body: String(decoding: try await client.bytes(length ?? 0), as: UTF8.self))
    }
  }

  /// Asks for tokens.
  static func refresh(
    _ issuer: SimulatedOIDCIssuer, _ token: String? = nil, _ headers: String? = nil,
    form: String = ""
  ) async throws -> Answer {
    let basic = "Authorization: Basic \(Base64.encode("kubernetes:client-secret".utf8))\r\n"
    return try await send(
      issuer, "POST", "\(issuer.options.path)/token", headers ?? basic,
      form: "grant_type=refresh_token&refresh_token=\(token ?? issuer.refreshToken)\(form)")
  }
}
