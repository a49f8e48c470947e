import Testing

@testable import KubernetesClient

/// The recorded `connection` cases: what client-go resolved each stanza to.
struct ConnectionCasesTests {
  /// Where the wording differs on purpose: ours names the place in the file.
  private static let betterWording = ["error loading config file"]

  @Test func agreesWithClientGoOnEveryRecordedCase() throws {
    let cases = try RecordedCase.all("connection.jsonl")
    #expect(cases.count == 120)
    var disagreements: [String] = []
    for recorded in cases {
      disagreements += Self.disagreements(recorded).map { "\(recorded.name): \($0)" }
    }
    #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))")
  }

  private static func disagreements(_ recorded: RecordedCase) -> [String] {
    let files = files(recorded)
    let resolver = ConnectionResolver(
      environment: recorded.env ?? [:], files: files, workingDirectory: "/w")
    let expected = recorded.expected
    do {
      let connection = try resolver.resolve(settings(recorded.text))
      if let error = expected.error { return ["accepted in place of: \(error)"] }
      return differences(connection, expected, files)
    } catch {
      guard let wanted = expected.error else { return ["refused: \(error)"] }
      if error.code != .configuration { return ["code \(error.code)"] }
      if betterWording.contains(where: wanted.hasPrefix) { return [] }
      let said = (error.cause ?? "").replacing("/w/", with: "")
      return said == wanted ? [] : ["said: \(said)\n  wanted: \(wanted)"]
    }
  }

  private static func differences(
    _ connection: Connection, _ expected: RecordedCase.Expected, _ files: MemoryFiles
  ) -> [String] {
    let acting = expected.impersonate
    let local: (String?) -> String = { ($0 ?? "").replacing("/w/", with: "") }
    let host = expected.urlError == nil ? expected.baseURL : expected.host
    let pairs: [(String, String?, String?)] = [
      ("baseURL", connection.baseURL, host),
      ("uses", "\(connection.uses)", "\((expected.uses ?? []).sorted())"),
      ("caFile", local(connection.certificateAuthority?.path), expected.caFile),
      ("certFile", local(connection.clientCertificate?.path), expected.certFile),
      ("keyFile", local(connection.clientKey?.path), expected.keyFile),
      ("token", connection.token ?? "", expected.token),
      ("tokenFile", local(connection.tokenFile), expected.tokenFile),
      ("insecure", "\(connection.isInsecure)", "\(expected.insecure ?? false)"),
      ("serverName", connection.tlsServerName ?? "", expected.serverName),
      (
        "disableCompression", "\(connection.disablesCompression)",
        "\(expected.disableCompression ?? false)"
      ),
      ("as", connection.impersonation.user, acting?.user),
      ("as-uid", connection.impersonation.uid, acting?.uid),
      ("as-groups", "\(connection.impersonation.groups)", "\(acting?.groups ?? [])"),
      ("transportError", connection.transportCause(files), expected.transportError),
      ("urlError", connection.urlProblem, expected.urlError),
    ]
    return pairs.filter { $0.1 != $0.2 }
      .map { "\($0.0): \($0.1 ?? "nil"), wanted \($0.2 ?? "nil")" }
  }

  private static func files(_ recorded: RecordedCase) -> MemoryFiles {
    let files = MemoryFiles()
    for (path, text) in recorded.files ?? [:] { files.set("/w/" + path, text) }
    for (name, text) in recorded.serviceAccount ?? [:] {
      files.set("\(ConnectionResolver.standardServiceAccountFolder)/\(name)", text)
    }
    return files
  }

  /// Reads the few stanzas of the cases; the real parser is another target's.
  private static func settings(_ stanza: String) -> ConnectionSettings {
    var settings = ConnectionSettings()
    for line in stanza.split(separator: "\n") {
      let words = line.split(separator: " ").map { $0 == "\"\"" ? "" : String($0) }
      switch words.first {
      case "endpoint": settings.endpoint = words[1]
      case "kubeconfig": settings.kubeconfig = .init(path: words[1], context: words[2])
      case "tls":
        settings.tls = .init(
          certificate: words[1], key: words[2], certificateAuthority: words[3])
      default: continue
      }
    }
    return settings
  }
}
