import Testing

@testable import KubernetesClient

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

  private let files = MemoryFiles([
    "/w/kube": kubeconfig, "/w/ca.pem": "", "/w/c.pem": "", "/w/k.pem": "", "/w/tok": "t\n",
    "/home/.kube/config": kubeconfig.replacing("https://h", with: "https://home"),
    "/home/.kube/tok": "t",
    "/sa/token": "sa", "/sa/ca.crt": "garbage",
  ])
  private let inPod = ["KUBERNETES_SERVICE_HOST": "10.96.0.1", "KUBERNETES_SERVICE_PORT": "443"]

  private func resolve(
    _ settings: ConnectionSettings = .init(), _ overrides: ConnectionOverrides = .init(),
    _ environment: [String: String] = [:]
  ) throws -> Connection {
    try ConnectionResolver(
      environment: environment, files: files, serviceAccountFolder: "/sa", workingDirectory: "/w"
    ).resolve(settings, overrides)
  }

  @Test func usesTheCurrentContextOfAnOverridingKubeconfig() throws {
    let connection = try resolve(.init(endpoint: "x"), .init(kubeconfig: "kube"))
    #expect(connection.source == .kubeconfig && connection.contextName == "kind")
    #expect(connection.baseURL == "https://127.0.0.1:6443")
    #expect(connection.origins["baseURL"] == "kube:3 (cluster \"kind\")")
    #expect(connection.origins["certFile"] == "kube:8 (user \"admin\")")
    #expect(connection.origins["context"] == "kube (current-context)")
    #expect(connection.clientCertificate == .file("/w/c.pem"))
  }

  @Test(
    arguments: [
      (ConnectionSettings(kubeconfig: .init(path: "kube", context: "kind")), [:], "https://h"),
      (ConnectionSettings(), ["KUBECONFIG": "/w/kube:/other"], "https://h"),
      (ConnectionSettings(), ["HOME": "/home"], "https://home"),
    ] as [(ConnectionSettings, [String: String], String)])
  func aContextAloneTakesTheBlocksOrTheUsersOwnFile(
    settings: ConnectionSettings, environment: [String: String], url: String
  ) throws {
    let connection = try resolve(settings, .init(context: "loose"), environment)
    #expect(connection.baseURL == url && connection.contextName == "loose")
    #expect(connection.origins["context"] == "--context")
    #expect(connection.isInsecure && connection.tlsServerName == "real")
    #expect(connection.tokenFile?.hasSuffix("/tok") == true)
    #expect(connection.notices.contains { $0.contains("not verified") })
  }

  @Test func aContextAloneNeedsSomeKubeconfig() {
    let error = #expect(throws: ClientError.self) { try resolve(.init(), .init(context: "x")) }
    #expect(error?.hint == "give --kubeconfig or set KUBECONFIG")
  }

  @Test func anUnknownContextNamesTheKnownOnes() {
    let error = #expect(throws: ClientError.self) {
      try resolve(.init(kubeconfig: .init(path: "kube", context: "x", origin: "Corefile:7")))
    }
    #expect(error?.cause == "context \"x\" does not exist")
    #expect(error?.hint == "the file has these contexts: kind, loose, none")
  }

  @Test func aServerReplacesTheURLOnly() throws {
    let connection = try resolve(
      .init(kubeconfig: .init(path: "kube", context: "loose")), .init(server: "https://other:1"))
    #expect(connection.baseURL == "https://other:1")
    #expect(connection.origins["baseURL"] == "--server")
    #expect(connection.tlsServerName == "real" && connection.tokenFile == "/w/tok")
  }

  @Test func aServerReplacesAnEndpoint() throws {
    let tls = ConnectionSettings.TLSFiles(
      certificate: "c.pem", key: "k.pem", certificateAuthority: "ca.pem", origin: "Corefile:4")
    let connection = try resolve(
      .init(endpoint: "https://a", endpointOrigin: "Corefile:3", tls: tls),
      .init(server: "https://b"))
    #expect(connection.source == .endpoint && connection.baseURL == "https://b")
    #expect(connection.uses == ["ca", "certificate", "key"])
    #expect(connection.origins["keyFile"] == "Corefile:4")
  }

  @Test func aServerMakesAnInClusterBlockUsableElsewhere() throws {
    let pod = try resolve(.init(), .init(server: "https://a"), inPod)
    #expect(pod.uses == ["token", "tokenFile"] && pod.baseURL == "https://a")
    files.set("/sa/token", nil)
    let laptop = try resolve(.init(), .init(server: "http://localhost:8001"))
    #expect(laptop.uses == [] && laptop.baseURL == "http://localhost:8001")
    #expect(laptop.notices.contains { $0.contains("without credentials") })
  }

  @Test func aPodsTokenDoesNotTravelWithoutTLS() throws {
    let connection = try resolve(.init(), .init(server: "http://a"), inPod)
    #expect(connection.uses == [])
  }

  @Test func actsAsTheOneNamedOnTheCommandLine() throws {
    let overrides = ConnectionOverrides(
      impersonatedUser: "bob", impersonatedUID: "7", impersonatedGroups: ["g"])
    for settings in [
      ConnectionSettings(), .init(endpoint: "https://a"),
      .init(kubeconfig: .init(path: "kube", context: "kind")),
    ] {
      let connection = try resolve(settings, overrides, inPod)
      let acting = connection.impersonation
      #expect(acting.user == "bob" && acting.uid == "7" && acting.groups == ["g"])
      #expect(connection.origins["impersonate"] == "--as")
    }
  }

  @Test(arguments: [ConnectionSettings(), .init(endpoint: "https://a")])
  func refusesAGroupWithoutAUser(settings: ConnectionSettings) {
    let error = #expect(throws: ClientError.self) {
      try resolve(settings, .init(impersonatedGroups: ["g"]), inPod)
    }
    #expect(error?.cause?.contains("without impersonating a user") == true)
  }

  @Test func saysWhenItFallsBackToTheCluster() throws {
    let settings = ConnectionSettings(
      kubeconfig: .init(path: "kube", context: "none", origin: "Corefile:7"))
    let connection = try resolve(settings, .init(), inPod)
    #expect(connection.source == .inCluster)
    #expect(connection.notices.contains { $0.contains("silently") && $0.contains("Corefile:7") })
    let error = #expect(throws: ClientError.self) { try resolve(settings) }
    #expect(error?.hint?.contains("but the file has only: kind, loose") == true)
  }

  @Test func anUnusableClusterCAIsNoticed() throws {
    let connection = try resolve(.init(), .init(), inPod)
    #expect(connection.certificateAuthority == nil)
    #expect(connection.notices.contains { $0.contains("/sa/ca.crt") })
  }

  @Test func aMissingKubeconfigIsNamedWithItsPlace() {
    let error = #expect(throws: ClientError.self) {
      try resolve(.init(kubeconfig: .init(path: "gone", context: "a", origin: "Corefile:7")))
    }
    #expect(error?.code == .configuration && error?.hint == "Corefile:7 names it")
    #expect(error?.cause == "stat /w/gone: no such file or directory")
  }

  @Test func noticesWhatIsNotUsed() throws {
    let tls = ConnectionSettings.TLSFiles(
      certificate: "", key: "", certificateAuthority: "ca.pem", origin: "Corefile:4")
    let plain = try resolve(.init(endpoint: "a:1", endpointOrigin: "Corefile:3", tls: tls))
    #expect(plain.notices == ["http://a:1 is spoken to without TLS; not used: CA"])
    let both = try resolve(
      .init(
        endpoint: "a:1", endpointOrigin: "Corefile:3", tls: tls,
        kubeconfig: .init(path: "kube", context: "kind")))
    #expect(both.notices.count == 2)
  }

  @Test func aURLsUserInformationIsBasicAuthentication() throws {
    let connection = try resolve(.init(endpoint: "https://me:p%40ss@a:1/x"))
    #expect(connection.baseURL == "https://a:1/x")
    #expect(connection.basicAuthentication?.username == "me")
    #expect(connection.basicAuthentication?.password == "p@ss")
  }

  @Test func takesTheEnvironmentsProxy() throws {
    let connection = try resolve(
      .init(endpoint: "https://a"), .init(), ["https_proxy": "http://me:pw@p:3128"])
    #expect(connection.proxy == .http(host: "p", port: 3128))
    #expect(connection.proxyCredentials?.password == "pw")
    #expect(connection.origins["proxy"] == "environment https_proxy")
    #expect(connection.uses == [])
    let bad = try resolve(
      .init(endpoint: "https://a"), .init(), ["HTTPS_PROXY": "ftp://me:secret@p"])
    let problem = try #require(bad.transportProblem(files))
    #expect(problem.cause == "unsupported scheme in proxy address in the environment's HTTPS_PROXY")
  }

  @Test func neverPrintsASecret() throws {
    let connection = try resolve(.init(endpoint: "https://me:s3cret@a"), .init(), inPod)
    var dumped = "\(connection)" + String(reflecting: connection)
    dump(connection, to: &dumped)
    dump(CredentialProvider(connection, files: files), to: &dumped)
    #expect(!dumped.contains("s3cret") && dumped.contains("https://a"))
  }
}
