import Testing

@testable import KubernetesConfiguration

struct KubeconfigReaderTests {
  private func read(_ text: String) throws -> Kubeconfig {
    try KubeconfigReader(file: "kube", folder: "/home/me/.kube").read(Array(text.utf8))
  }

  @Test func readsEveryField() throws {
    let file = try read(
      """
      apiVersion: v1
      kind: Config
      current-context: one
      clusters:
      - name: c
        cluster: {server: "https://a:1", tls-server-name: b, insecure-skip-tls-verify: yes,
          certificate-authority: ../ca.pem, certificate-authority-data: AQID,
          proxy-url: "http://p", disable-compression: true, unknown: [1, 2]}
      users:
      - name: u
        user:
          client-certificate: /abs.pem
          client-certificate-data: BA==
          client-key: ./sub/./key.pem
          client-key-data: BQ==
          token: "123"
          tokenFile: tok
          username: me
          password: 'p'
          as: alice
          as-uid: "7"
          as-groups: [dev, ~]
          as-user-extra: {scopes: [a, b]}
          exec: {command: bin/login, args: [x], env: [{name: K, value: V}],
            apiVersion: client.authentication.k8s.io/v1beta1, installHint: do it,
            provideClusterInfo: true}
          auth-provider: {name: oidc, config: {id-token: t}}
      contexts:
      - name: one
        context: {cluster: c, user: u, namespace: n}
      """)
    let cluster = try #require(file.clusters["c"])
    #expect(cluster.server == "https://a:1" && cluster.tlsServerName == "b")
    #expect(cluster.isInsecure && cluster.disablesCompression)
    #expect(cluster.certificateAuthority == "/home/me/ca.pem")
    #expect(cluster.certificateAuthorityData == [1, 2, 3])
    #expect(cluster.proxyURL == "http://p")
    #expect("\(cluster.origins[.server])" == "kube:6 (cluster \"c\")")
    #expect("\(cluster.origins[.proxyURL])" == "kube:8 (cluster \"c\")")
    let user = try #require(file.users["u"])
    #expect(user.clientCertificate == "/abs.pem" && user.clientCertificateData == [4])
    #expect(user.clientKey == "/home/me/.kube/sub/key.pem" && user.clientKeyData == [5])
    #expect(user.token == "123" && user.tokenFile == "/home/me/.kube/tok")
    #expect(user.username == "me" && user.password == "p")
    #expect(user.impersonation.user == "alice" && user.impersonation.uid == "7")
    #expect(user.impersonation.groups == ["dev", ""])
    #expect(user.impersonation.extra == ["scopes": ["a", "b"]])
    #expect(user.exec?.command == "/home/me/.kube/bin/login" && user.exec?.arguments == ["x"])
    #expect(user.exec?.environment == [.init(name: "K", value: "V")])
    #expect(user.exec?.interactiveMode == "IfAvailable")
    #expect(user.exec?.providesClusterInfo == true && user.exec?.installHint == "do it")
    #expect(user.authProvider == .init(name: "oidc", settings: ["id-token": "t"]))
    #expect(file.currentContext == "one")
    #expect(file.contexts["one"]?.cluster == "c" && file.contexts["one"]?.user == "u")
  }

  @Test(
    arguments: [
      ("not: [valid", 1, "expected ',' or ']'"),
      ("- a", 1, "a kubeconfig must be a mapping"),
      ("text", 1, "a kubeconfig must be a mapping"),
      ("apiVersion: v9", 1, "must be kind Config of version v1"),
      ("kind: Pod", 1, "must be kind Config of version v1"),
      ("\nclusters: 1", 2, "\"clusters\" must be a list"),
      ("clusters:\n- name: 1", 2, "\"name\" must be a text and is a number here"),
      ("clusters:\n- name: on", 2, "is a truth value here: put it in quotes"),
      ("clusters:\n- name: a\n  cluster: 1", 3, "\"cluster\" must be a mapping"),
      ("clusters:\n- cluster:\n    server: [a]", 3, "\"server\" must be a text"),
      ("clusters:\n- cluster:\n    server: 0x1F", 3, "is a number"),
      ("clusters:\n- cluster:\n    server: 1e3", 3, "is a number"),
      ("clusters:\n- cluster:\n    server: -1_000.5", 3, "is a number"),
      ("clusters:\n- cluster:\n    insecure-skip-tls-verify: \"true\"", 3, "must be true or false"),
      ("clusters:\n- cluster:\n    certificate-authority-data: '!'", 3, "must be base64"),
      ("users: [{user: {as-groups: dev}}]", 1, "\"as-groups\" must be a list"),
      ("users:\n- {name: a}\n- {name: a}", 0, "duplicate name \"a\" in \"users\""),
      ("kind: Config\nkind: Config", 1, "the same key stands twice"),
      ("a: *b", 1, "undefined alias"),
    ] as [(String, Int, String)])
  func namesThePlaceOfAMistake(text: String, line: Int, message: String) throws {
    let error = #expect(throws: KubeconfigFailure.self) { try read(text) }
    let failure = try #require(error)
    #expect(failure.line == line && failure.message.contains(message), "\(failure)")
  }

  @Test(arguments: [
    "", "---\n", "# only a comment\n", "{}", "apiVersion: v1\nkind: Config\n", "clusters: null",
    "clusters:\n- name: ~\n  cluster:\n", "\u{FEFF}kind: Config",
  ])
  func takesAFileWithoutEntries(text: String) throws {
    #expect(try read(text).contexts.isEmpty)
  }

  @Test(arguments: ["10.0.0.1", "1.2.3", "0x", "1e", "v1", "+", ".", "2026-01-01", "1:2", "_1x"])
  func takesAWordThatIsNoNumberAsText(word: String) throws {
    let file = try read("clusters:\n- name: c\n  cluster:\n    server: \(word)")
    #expect(file.clusters["c"]?.server == word)
  }

  @Test func aTagWithoutTextIsNull() throws {
    let file = try read("users:\n- name: u\n  user:\n    token: !!!odd\n    username: !!str 12")
    #expect(file.users["u"]?.token == "")
    #expect(file.users["u"]?.username == "12")
  }

  @Test func followsAliasesAndMerges() throws {
    let file = try read(
      """
      base: &base {tls-server-name: name, server: a}
      clusters:
      - name: c
        cluster: {<<: *base, server: b}
      - name: d
        cluster: *base
      """)
    #expect(file.clusters["c"]?.server == "b" && file.clusters["c"]?.tlsServerName == "name")
    #expect(file.clusters["d"]?.server == "a")
  }

  @Test func refusesAliasesThatMultiply() {
    var text = "a0: &a0 [x]\n"
    for level in 1..<12 {
      let inner = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
      text += "a\(level): &a\(level) [\(inner)]\n"
    }
    text += "? *a11\n: x\n"
    let error = #expect(throws: KubeconfigFailure.self) { try read(text) }
    #expect(error?.message == "more than 30 aliases (*name)")
  }

  @Test(arguments: ["[", "- ", "{a: ", "? "])
  func refusesDeepNesting(opening: String) {
    let text = String(repeating: opening, count: 100_000)
    #expect(throws: KubeconfigFailure.self) { try read(text) }
  }

  @Test func survivesMutatedFiles() throws {
    let seed = Array(
      "apiVersion: v1\nclusters:\n- name: c\n  cluster: &x {server: 'a'}\nusers: [{name: *x}]\n"
        .utf8
    )
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var accepted = 0
    for _ in 0..<2_000 {
      var bytes = seed
      for _ in 0..<(1 + next(4)) { bytes[next(bytes.count)] = UInt8(next(256)) }
      let file = try? KubeconfigReader(file: "kube", folder: "/").read(bytes)
      accepted += file == nil ? 0 : 1
    }
    #expect((1..<2_000).contains(accepted))
  }
}
