import KubernetesWire
import InspectorCommands
import Sessions
import SimulatedCluster
import Testing

/// `check` without a connection.
struct CheckCommandTests {
  static let broken = """
    .:53 {
        kubernetes cluster.local {
            pods verified
            ttl 5 6
        }
        podnames pods.local
        k8s_api {
            namespaces a
        }
    }

    """

  @Test func aSoundCorefileHasNoFindings() async throws {
    let outcome = try await Workplace().run(["check", "--demo"])
    #expect(outcome.output == "demo.Corefile: no findings\n")
    #expect(outcome.messages.isEmpty)
    #expect(outcome.status == .success)
  }

  @Test func findingsAreTheResultAndSortedByPlace() async throws {
    let workplace = try Workplace(["Corefile": Self.broken])
    let outcome = await workplace.run(["check"])
    #expect(
      outcome.output == """
        Corefile:4:15 warning[surplus-argument]: only the first argument of ttl is used
          4 |         ttl 5 6
            |               ^
          fix: ttl 5
        Corefile:8:9 error[namespaces-crash]: namespaces makes CoreDNS crash when it starts
          8 |         namespaces a
            |         ^^^^^^^^^^
          note: CoreDNS crashes: assignment to entry in nil map
          fix: move namespaces to the kubernetes plugin
        Corefile: 1 error, 1 warning

        """)
    #expect(outcome.messages.isEmpty)
    #expect(outcome.status == .invalidCorefile)
  }

  @Test func warningsCountWhereThatIsAskedFor() async throws {
    let workplace = try Workplace(["Corefile": Corefiles.stock])
    let outcome = await workplace.run(["check"])
    #expect(outcome.status == .success)
    #expect(outcome.output.hasSuffix("Corefile: 1 warning\n"))
    #expect(await workplace.run(["check", "--strict"]).status == .invalidCorefile)
    let document = try await workplace.run(["check", "--strict", "-o", "json"]).document
    #expect(document["ok"] == false)
    #expect(document["diagnostics"]?.arrayValue?.map { $0["id"] } == ["plaintext-endpoint"])
  }

  @Test(
    "What is wrong with the connection is found without one",
    arguments: [
      ("k8s_api {\n kubeconfig nowhere x\n}", "not-checked-here", 0),
      ("k8s_api {\n kubeconfig kubeconfig nowhere\n}", "connection", 2),
      ("k8s_api {\n kubeconfig kubeconfig anonymous\n}", "missing-user", 0),
      ("k8s_api {\n kubeconfig kubeconfig mixed\n}", "key-mismatch", 2),
      ("k8s_api {\n endpoint https://h\n tls a b c\n}", "not-checked-here", 0),
      ("k8s_api", "in-cluster-unchecked", 0),
    ] as [(String, String, Int32)])
  func connections(_ stanza: String, _ id: String, _ status: Int32) async throws {
    let cluster = try await SimulatedCluster.start()
    let other = try await SimulatedCluster.start()
    let workplace = try Workplace([
      "Corefile": ".:53 {\nkubernetes cluster.local\n\(stanza)\n}\n", "a.crt": "",
      "crt": cluster.clientCertificatePEM, "key": other.clientKeyPEM,
      "kubeconfig": """
      apiVersion: v1
      kind: Config
      clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
      users: [{name: pair, user: {client-certificate: crt, client-key: key}}]
      contexts:
      - {name: anonymous, context: {cluster: c, user: nobody}}
      - {name: mixed, context: {cluster: c, user: pair}}
      """,
    ])
    let outcome = await workplace.run(["check", "-o", "name"])
    #expect(outcome.output == "\(id)\n")
    #expect(outcome.status.rawValue == status)
    try await cluster.shutdown()
    try await other.shutdown()
  }

  @Test func anUnreadableCorefileIsTold() async throws {
    let outcome = try await Workplace().run(["check"])
    #expect(outcome.status == .invalidCorefile)
    #expect(outcome.messages.contains("Corefile cannot be read"))
    #expect(outcome.output.isEmpty)
  }

  @Test func githubGetsAnnotationsAndTheVerdict() async throws {
    let workplace = try Workplace(["Corefile": Self.broken])
    let outcome = await workplace.run(["check", "-o", "github"])
    #expect(outcome.status == .invalidCorefile)
    #expect(
      outcome.output == """
        ::warning file=Corefile,line=4,col=15,endColumn=16,title=surplus-argument::only the first \
        argument of ttl is used%0Afix: ttl 5
        ::error file=Corefile,line=8,col=9,endColumn=19,title=namespaces-crash::namespaces makes \
        CoreDNS crash when it starts%0ACoreDNS crashes: assignment to entry in nil map%0Afix: move \
        namespaces to the kubernetes plugin
        Corefile: 1 error, 1 warning

        """)
  }

  @Test func onlyReportsThatHaveTheFormatTakeIt() async throws {
    for format in ["github", "junit"] {
      let outcome = try await Workplace(["Corefile": Corefiles.shared])
        .run(["watches", "--static", "-o", format])
      #expect(outcome.status == .usage)
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains("it is one of check"))
    }
  }
}
