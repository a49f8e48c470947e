import Testing

@testable import KubernetesConfiguration

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
      let values = try resolver.values(settings(recorded.text))
      if let error = expected.error { return ["accepted in place of: \(error)"] }
      let problem = problem(values, recorded.env ?? [:], files)
      return differences(values, problem, expected)
    } catch {
      guard let wanted = expected.error else { return ["refused: \(error)"] }
      if betterWording.contains(where: wanted.hasPrefix) { return [] }
      let said = (error.cause ?? "").replacing("/w/", with: "")
      return said == wanted ? [] : ["said: \(said)\n  wanted: \(wanted)"]
    }
  }

  /// What keeps a transport from being built.
  private static func problem(
    _ values: ConnectionValues, _ environment: [String: String], _ files: InMemoryConfigurationFiles
  ) -> ConnectionProblem? {
    do {
      _ = try PreparedConnection(
        ResolvedConnection(values, environment: environment), files: files)
      return nil
    } catch {
      return error
    }
  }

  private static func differences(
    _ values: ConnectionValues, _ problem: ConnectionProblem?, _ expected: RecordedCase.Expected
  ) -> [String] {
    let acting = expected.impersonate
    let local: (String?) -> String = { ($0 ?? "").replacing("/w/", with: "") }
    let url = try? ServerURL(values.server.value)
    let pairs: [(String, String?, String?)] = [
      ("server", url?.baseURL ?? values.server.value, expected.baseURL ?? expected.host),
      ("uses", "\(values.uses)", "\((expected.uses ?? []).sorted())"),
      ("caFile", local(values.certificateAuthority?.value.path), expected.caFile),
      ("certFile", local(values.clientCertificate?.chain.value.path), expected.certFile),
      ("keyFile", local(values.clientCertificate?.key.value.path), expected.keyFile),
      ("token", values.token?.value.revealed ?? "", expected.token),
      ("tokenFile", local(values.tokenFile?.value), expected.tokenFile),
      ("insecure", "\(values.unverified != nil)", "\(expected.insecure ?? false)"),
      ("serverName", values.tlsServerName?.value ?? "", expected.serverName),
      (
        "disableCompression", "\(values.uncompressed != nil)",
        "\(expected.disableCompression ?? false)"
      ),
      ("as", values.impersonation?.value.user ?? "", acting?.user),
      ("as-uid", values.impersonation?.value.uid ?? "", acting?.uid),
      ("as-groups", "\(values.impersonation?.value.groups ?? [])", "\(acting?.groups ?? [])"),
      ("problem", problem?.cause, expected.transportError ?? expected.urlError),
    ]
    return pairs.filter { $0.1 != $0.2 }
      .map { "\($0.0): \($0.1 ?? "nil"), wanted \($0.2 ?? "nil")" }
  }

  private static func files(_ recorded: RecordedCase) -> InMemoryConfigurationFiles {
    let files = InMemoryConfigurationFiles()
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
      case "endpoint":
        settings = .init(
          endpoint: .at(words[1]), tls: settings.tls, kubeconfig: settings.kubeconfig)
      case "kubeconfig":
        settings.kubeconfig = .init(path: words[1], context: words[2], origin: .caller)
      case "tls":
        settings.tls = .init(
          certificate: words[1], key: words[2], certificateAuthority: words[3], origin: .caller)
      default: continue
      }
    }
    return settings
  }
}
