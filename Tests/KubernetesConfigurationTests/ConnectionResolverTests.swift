import Testing

@testable import KubernetesConfiguration

struct ConnectionResolverTests {
  private static let kubeconfig = """
    clusters:
    - name: kind
      cluster: {server: "https://127.0.0.1:6443", certificate-authority: ca.pem}
    - name: loose
      cluster: {server: "https://h", insecure-skip-tls-verify: true, tls-server-name: real}
    users:
    - name: admin
      user: {client-certificate: c.pem, client-key: k.pem, as: alice}
    - name: robot
      user: {tokenFile: tok}
    contexts:
    - {name: kind, context: {cluster: kind, user: admin}}
    - {name: loose, context: {cluster: loose, user: robot}}
    - {name: none, context: {cluster: gone, user: robot}}
    current-context: kind
    """

  private let files = InMemoryConfigurationFiles([
    "/w/kube": kubeconfig, "/w/ca.pem": "", "/w/c.pem": "", "/w/k.pem": "", "/w/tok": "t\n",
    "/home/.kube/config": kubeconfig.replacing("https://h", with: "https://home"),
    "/home/.kube/tok": "t",
    "/sa/token": "sa", "/sa/ca.crt": "garbage",
  ])
  private let inPod = ["KUBERNETES_SERVICE_HOST": "10.96.0.1", "KUBERNETES_SERVICE_PORT": "443"]

  private func resolve(
    _ settings: ConnectionSettings = .init(),
    _ overrides: ConnectionOverrides = ConnectionOverrides(),
    _ environment: [String: String] = [:]
  ) throws -> ResolvedConnection {
    try ConnectionResolver(
      environment: environment, files: files, serviceAccountFolder: "/sa", workingDirectory: "/w"
    ).resolve(settings, overrides)
  }

  @Test func usesTheCurrentContextOfAnOverridingKubeconfig() throws {
    let connection = try resolve(.init(endpoint: .at("x")), .given(["kubeconfig": "kube"]))
    #expect(connection.values.source == .kubeconfig && connection.values.context?.value == "kind")
    #expect(connection.server.value.baseURL == "https://127.0.0.1:6443")
    #expect(connection.server.origin.description == "kube:3 (cluster \"kind\")")
    #expect(
      connection.values.clientCertificate?.chain.origin.description == "kube:8 (user \"admin\")")
    #expect(connection.values.context?.origin.description == "kube (current-context)")
    #expect(connection.values.clientCertificate?.chain.value == .file("/w/c.pem"))
  }

  @Test(
    arguments: [
      (
        ConnectionSettings(kubeconfig: .init(path: "kube", context: "kind", origin: .caller)), [:],
        "https://h"
      ),
      (ConnectionSettings(), ["KUBECONFIG": "/w/kube:/other"], "https://h"),
      (ConnectionSettings(), ["HOME": "/home"], "https://home"),
    ] as [(ConnectionSettings, [String: String], String)])
  func aContextAloneTakesTheBlocksOrTheUsersOwnFile(
    settings: ConnectionSettings, environment: [String: String], url: String
  ) throws {
    let connection = try resolve(settings, .given(["context": "loose"]), environment)
    #expect(connection.server.value.baseURL == url && connection.values.context?.value == "loose")
    #expect(connection.values.context?.origin.description == "--context")
    #expect(connection.values.unverified != nil && connection.tls?.serverName?.value == "real")
    #expect(connection.values.tokenFile?.value.hasSuffix("/tok") == true)
    #expect(connection.values.remarks.contains { "\($0)".contains("not verified") })
  }

  @Test func aContextAloneNeedsSomeKubeconfig() {
    let error = #expect(throws: ConnectionProblem.self) {
      try resolve(.init(), .given(["context": "x"]))
    }
    #expect(error?.kind == .noKubeconfig)
  }

  @Test func anUnknownContextNamesTheKnownOnes() {
    let error = #expect(throws: ConnectionProblem.self) {
      try resolve(
        .init(
          kubeconfig: .init(
            path: "kube", context: "x", origin: .corefile(file: "Corefile", line: 7))))
    }
    #expect(error?.cause == "context \"x\" does not exist")
    #expect(error?.hint == "the file has these contexts: kind, loose, none")
  }

  @Test func aServerReplacesTheURLOnly() throws {
    let connection = try resolve(
      .init(kubeconfig: .init(path: "kube", context: "loose", origin: .caller)),
      .given(["server": "https://other:1"]))
    #expect(connection.server.value.baseURL == "https://other:1")
    #expect(connection.server.origin.description == "--server")
    #expect(connection.tls?.serverName == nil && connection.values.tokenFile?.value == "/w/tok")
  }

  @Test func aServerReplacesAnEndpoint() throws {
    let tls = ConnectionSettings.TLSFiles(
      certificate: "c.pem", key: "k.pem", certificateAuthority: "ca.pem",
      origin: .corefile(file: "Corefile", line: 4))
    let connection = try resolve(
      .init(endpoint: .at("https://a"), tls: tls),
      .given(["server": "https://b"]))
    #expect(connection.values.source == .endpoint && connection.server.value.baseURL == "https://b")
    #expect(connection.values.uses == ["ca", "certificate", "key"])
    #expect(connection.values.clientCertificate?.key.origin.description == "Corefile:4")
  }

  @Test func aServerMakesAnInClusterBlockUsableElsewhere() throws {
    let pod = try resolve(.init(), .given(["server": "https://a"]), inPod)
    #expect(pod.values.uses == ["token", "tokenFile"] && pod.server.value.baseURL == "https://a")
    files.set("/sa/token", nil)
    let laptop = try resolve(.init(), .given(["server": "http://localhost:8001"]))
    #expect(laptop.values.uses == [] && laptop.server.value.baseURL == "http://localhost:8001")
    #expect(laptop.values.remarks.contains { "\($0)".contains("without credentials") })
  }

  @Test func aPodsTokenDoesNotTravelWithoutTLS() throws {
    let connection = try resolve(.init(), .given(["server": "http://a"]), inPod)
    #expect(connection.values.uses == [])
  }

  @Test func actsAsTheOneNamedOnTheCommandLine() throws {
    let overrides = ConnectionOverrides.given(["as": "bob", "as-uid": "7", "as-group": "g"])
    for settings in [
      ConnectionSettings(), .init(endpoint: .at("https://a")),
      .init(kubeconfig: .init(path: "kube", context: "kind", origin: .caller)),
    ] {
      let connection = try resolve(settings, overrides, inPod)
      let acting = connection.impersonation
      #expect(acting.user == "bob" && acting.uid == "7" && acting.groups == ["g"])
      #expect(connection.values.impersonation?.origin.description == "--as")
    }
  }

  @Test(arguments: [ConnectionSettings(), .init(endpoint: .at("https://a"))])
  func refusesAGroupWithoutAUser(settings: ConnectionSettings) {
    let error = #expect(throws: ConnectionProblem.self) {
      try resolve(settings, .given(["as-group": "g"]), inPod)
    }
    #expect(error?.cause?.contains("without impersonating a user") == true)
  }

  @Test func saysWhenItFallsBackToTheCluster() throws {
    let settings = ConnectionSettings(
      kubeconfig: .init(path: "kube", context: "none", origin: .corefile(file: "Corefile", line: 7))
    )
    let connection = try resolve(settings, ConnectionOverrides(), inPod)
    #expect(connection.values.source == .inCluster)
    #expect(
      connection.values.remarks.contains {
        "\($0)".contains("silently") && "\($0)".contains("Corefile:7")
      })
    let error = #expect(throws: ConnectionProblem.self) { try resolve(settings) }
    #expect(error?.hint?.contains("but the file has only: kind, loose") == true)
  }

  @Test func anUnusableClusterCAIsNoticed() throws {
    let connection = try resolve(.init(), ConnectionOverrides(), inPod)
    #expect(connection.tls?.trust == .systemRoots)
    #expect(connection.values.remarks.contains { "\($0)".contains("/sa/ca.crt") })
  }

  @Test func aMissingKubeconfigIsNamedWithItsPlace() {
    let error = #expect(throws: ConnectionProblem.self) {
      try resolve(
        .init(
          kubeconfig: .init(
            path: "gone", context: "a", origin: .corefile(file: "Corefile", line: 7))))
    }
    #expect(error?.kind == .missingFiles && error?.hint == "Corefile:7 names it")
    #expect(error?.cause == "stat /w/gone: no such file or directory")
  }

  @Test func noticesWhatIsNotUsed() throws {
    let tls = ConnectionSettings.TLSFiles(
      certificate: "", key: "", certificateAuthority: "ca.pem",
      origin: .corefile(file: "Corefile", line: 4))
    let plain = try resolve(.init(endpoint: .at("a:1"), tls: tls))
    #expect(plain.values.remarks == [.plaintext(server: "http://a:1", unused: ["CA"])])
    let both = try resolve(
      .init(
        endpoint: .at("a:1"), tls: tls,
        kubeconfig: .init(path: "kube", context: "kind", origin: .caller)))
    #expect(both.values.remarks.count == 2)
  }

  @Test func aURLsUserInformationIsBasicAuthentication() throws {
    let connection = try resolve(.init(endpoint: .at("https://me:p%40ss@a:1/x")))
    #expect(connection.server.value.baseURL == "https://a:1/x")
    guard case .basic(let basic) = connection.credential else {
      Issue.record("\(connection) uses no user name")
      return
    }
    #expect(basic.value.username == "me" && basic.value.password.revealed == "p@ss")
  }

  @Test func takesTheEnvironmentsProxy() throws {
    let connection = try resolve(
      .init(endpoint: .at("https://a")), ConnectionOverrides(),
      ["https_proxy": "http://me:pw@p:3128"])
    let proxy = try #require(connection.proxy)
    #expect(proxy.value.baseURL == "http://p:3128" && proxy.origin == .environment(["https_proxy"]))
    #expect(proxy.value.credentials?.password.revealed == "pw")
    #expect(connection.values.uses == [])
    let error = #expect(throws: ConnectionProblem.self) {
      try resolve(
        .init(endpoint: .at("https://a")), ConnectionOverrides(),
        ["HTTPS_PROXY": "ftp://me:secret@p"])
    }
    #expect(error?.kind == .unusableProxy)
    #expect(error?.cause == "unsupported scheme in proxy address in the environment's HTTPS_PROXY")
  }

  @Test func neverPrintsASecret() throws {
    let connection = try resolve(
      .init(endpoint: .at("https://me:s3cret@a")), ConnectionOverrides(), inPod)
    var dumped = "\(connection)" + String(reflecting: connection)
    dump(connection, to: &dumped)
    dump(try PreparedConnection(connection, files: files), to: &dumped)
    #expect(!dumped.contains("s3cret") && dumped.contains("https://a"))
  }
}
