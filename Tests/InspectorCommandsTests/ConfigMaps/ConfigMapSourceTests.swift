import InspectorShell
import KubernetesConfiguration
import KubernetesWire
import ArgumentParser
import KubernetesClient
import Sessions
import SimulatedCluster
import Testing

@testable import InspectorCommands

/// `-f configmap:…` against a simulated cluster.
struct ConfigMapSourceTests {
  private static let configMaps = GroupVersionResource(version: "v1", resource: "configmaps")
  private static let source = "configmap:kube-system/coredns"
  private static let path = "/api/v1/namespaces/kube-system/configmaps/coredns"

  /// As kubeadm deploys it: meant for inside the cluster.
  private static let stock = """
    .:53 {
        errors
        kubernetes cluster.local in-addr.arpa ip6.arpa {
           pods insecure
           fallthrough in-addr.arpa ip6.arpa
           ttl 30
        }
        import *.override
    }

    """

  /// A cluster with a ConfigMap, and a folder with its kubeconfig and no Corefile.
  private func withConfigMap(
    _ data: JSONValue = ["Corefile": .string(Self.stock), "a.override": "log\n"],
    binary: JSONValue = [:],
    _ body: (SimulatedCluster, Workplace) async throws -> Void
  ) async throws {
    try await withSimulatedCluster { cluster, workplace in
      try cluster.apply(
        [
          "apiVersion": "v1", "kind": "ConfigMap",
          "metadata": ["name": "coredns", "namespace": "kube-system"],
          "data": data, "binaryData": binary,
        ], Self.configMaps)
      try await body(cluster, workplace)
    }
  }

  private func arguments(_ command: [String], context: String = "simulated") -> [String] {
    command + ["-f", Self.source, "--kubeconfig", "kubeconfig", "--context", context]
  }

  @Test(
    "Every command takes it",
    arguments: [
      ["watches"], ["watches", "--static"], ["plugins"], ["indexes"], ["list", "service"],
      ["query", "service", "ServiceIP", "10.0.0.1"], ["get", "service", "default/web"],
      ["sync"], ["config"], ["corefile"], ["check"], ["check", "--live"], ["access"],
      ["access", "--role"], ["events", "service", "--initial", "--count", "1"],
    ])
  func command(_ command: [String]) async throws {
    try await withConfigMap { cluster, workplace in
      try cluster.apply(
        [
          "metadata": ["name": "web", "namespace": "default"],
          "spec": ["clusterIP": "10.0.0.1", "clusterIPs": ["10.0.0.1"]],
        ], .services)
      let outcome = await workplace.run(
        arguments(command), untilAskedToEnd: { try? await Task.sleep(for: .seconds(60)) })
      #expect(outcome.status == .success, "\(outcome.output)\(outcome.messages)")
      #expect(!outcome.output.isEmpty)
      #expect(cluster.requests.count { $0.path == Self.path } == 1)
    }
  }

  @Test func placesNameTheConfigMap() async throws {
    try await withConfigMap(["Corefile": ".:53 {\n  kubernetes {\n    nonsense\n  }\n}\n"]) {
      _, workplace in
      let outcome = await workplace.run(arguments(["check"]))
      #expect(outcome.status == .invalidCorefile)
      #expect(outcome.output.contains("\(Self.source)/Corefile:3:5 error["), "\(outcome.output)")
      #expect(outcome.output.contains("3 |     nonsense"))
    }
  }

  @Test func aSessionReadsItWhenItStartsAndWhenItReconnects() async throws {
    try await withConfigMap { cluster, workplace in
      let script = "watches --no-headers -o name\nreconnect\nreconnect -f \(Self.source)/other\n"
      let outcome = await workplace.run(arguments(["repl"]), input: script)
      #expect(outcome.status == .invalidCorefile)
      #expect(outcome.output.split(separator: "\n").contains("service"))
      #expect(outcome.messages.contains("\(Self.source)/other cannot be read"))
      #expect(cluster.requests.count { $0.path == Self.path } == 3)
    }
  }

  @Test func aMissingConfigMapIsACorefileThatCannotBeRead() async throws {
    try await withSimulatedCluster { _, workplace in
      let outcome = await workplace.run(arguments(["watches"]))
      #expect(outcome.status == .invalidCorefile)
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains("configmaps \"coredns\" not found"))
      #expect(outcome.messages.contains("kubectl get configmaps -n kube-system"))
    }
  }

  @Test func aMissingKeyNamesTheKeysThereAre() async throws {
    try await withConfigMap(["b": "", "a": ""]) { _, workplace in
      let outcome = await workplace.run(arguments(["check"]))
      #expect(outcome.status == .invalidCorefile)
      #expect(outcome.messages.contains("it has a, b\n"), "\(outcome.messages)")
    }
  }

  @Test func binaryDataIsNoCorefile() async throws {
    try await withConfigMap([:], binary: ["Corefile": "/w=="]) { _, workplace in
      let outcome = await workplace.run(arguments(["check"]))
      #expect(outcome.status == .invalidCorefile)
      #expect(outcome.messages.contains("binaryData"), "\(outcome.messages)")
    }
  }

  @Test func aMissingRightIsNamed() async throws {
    try await withConfigMap { _, workplace in
      let outcome = await workplace.run(arguments(["watches"], context: "limited"))
      #expect(outcome.status == .cannotConnect)
      #expect(outcome.messages.contains("get configmaps: {apiGroups: [\"\"], resources:"))
    }
  }

  @Test func itIsReadAsOneselfWhoeverIsActedAs() async throws {
    let coredns = "system:serviceaccount:kube-system:coredns"
    try await withConfigMap { cluster, workplace in
      for options in [["--as", coredns], ["--as", coredns, "--as-uid", "7", "--as-group", "x"]] {
        cluster.clearRequests()
        _ = await workplace.run(arguments(["access"]) + options)
        let requests = cluster.requests
        #expect(requests.first?.path == Self.path)
        // What is mounted beside it is read as oneself too.
        let own = requests.prefix { $0.user == "kubernetes-admin" }
        #expect(own.map(\.method).allSatisfy { $0 == "GET" } && own.count == 4)
        #expect(requests.count > own.count)
        #expect(Set(requests.dropFirst(own.count).map(\.user)) == [coredns])
      }
      let outcome = await workplace.run(arguments(["access", "--as", coredns]))
      #expect(outcome.status == .success, "\(outcome.output)\(outcome.messages)")
    }
  }

  @Test(
    "A server that does not help is no fault of the Corefile",
    arguments: [
      (401, "Unauthorized"), (404, ""), (500, "InternalError"), (503, "ServiceUnavailable"),
    ])
  func failure(_ code: Int, _ reason: String) async throws {
    try await withConfigMap { cluster, workplace in
      cluster.inject(
        .init(.status(APIStatus(code: code, reason: reason, message: "no")), times: nil))
      let outcome = await workplace.run(arguments(["corefile"]))
      #expect(outcome.status == .cannotConnect)
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains("\(Self.source)/Corefile cannot be read: GET "))
      #expect(outcome.messages.contains("  fix: "), "\(outcome.messages)")
    }
  }

  @Test func aServerThatSaysNothingIsWaitedForNoLongerThanAsked() async throws {
    try await withConfigMap { cluster, workplace in
      cluster.inject(.init(.stallAfter(bytes: 0), times: nil))
      let outcome = await workplace.run(arguments(["corefile", "--timeout", "200ms"]))
      #expect(outcome.status == .cannotConnect)
      #expect(outcome.messages.contains("was not answered in time"))
    }
  }

  @Test func whatIsNoConfigMapIsSaidToBeNone() async throws {
    try await withConfigMap { cluster, workplace in
      cluster.inject(
        .init(.answer(status: 200, contentType: "application/json", body: Array("{}".utf8))))
      let outcome = await workplace.run(arguments(["corefile"]))
      #expect(outcome.status == .cannotConnect)
      #expect(outcome.messages.contains("is no ConfigMap"))
    }
  }

  @Test func anUnreachableServerIsNamed() async throws {
    let cluster = try await SimulatedCluster.start()
    let workplace = try Workplace(["kubeconfig": cluster.kubeconfig])
    let server = cluster.baseURL
    try await cluster.shutdown()
    let outcome = await workplace.run(arguments(["check"]))
    #expect(outcome.status == .cannotConnect)
    #expect(outcome.messages.contains(server), "\(outcome.messages)")
  }

  @Test func withoutAnyKubeconfigNothingIsReadFromAnywhere() async throws {
    let workplace = try Workplace(environment: ["HOME": "/nowhere"])
    let outcome = await workplace.run(["check", "-f", Self.source])
    #expect(outcome.status == .cannotConnect)
    #expect(outcome.messages.contains("there is no kubeconfig to connect with"))
    let demo = await workplace.run(["check", "--demo", "-f", Self.source])
    #expect(demo.status == .usage)
    let malformed = await workplace.run(["check", "-f", "configmap:coredns"])
    #expect(malformed.status == .usage)
  }

  @Test func theUsersOwnKubeconfigIsTakenWhereNoneIsGiven() async throws {
    try await withConfigMap { _, workplace in
      let user = try Workplace(
        ["kubeconfig": try workplace.read("kubeconfig")],
        environment: ["KUBECONFIG": "missing:kubeconfig", "HOME": "/nowhere"])
      let outcome = await user.run(["corefile", "-f", Self.source])
      #expect(outcome.status == .success, "\(outcome.messages)")
    }
  }

  @Test func checkWaitsForTheServerBeforeItReads() async throws {
    try await withConfigMap { cluster, workplace in
      cluster.inject(
        .init(
          .status(APIStatus(code: 503, reason: "ServiceUnavailable", message: "starting")), times: 2
        ) { $0.path == "/readyz" })
      let outcome = await workplace.run(
        arguments(["check", "--live", "--wait-for-server", "1m"]))
      #expect(outcome.status == .success, "\(outcome.messages)")
      let paths = cluster.requests.map(\.path)
      #expect(paths.prefix(4) == ["/readyz", "/readyz", "/readyz", Self.path])
    }
  }

  @Test func aNoticeAboutTheConnectionIsToldOnce() async throws {
    try await withConfigMap { cluster, workplace in
      try workplace.write(
        workplace.read("kubeconfig").replacing(
          "certificate-authority-data:", with: "insecure-skip-tls-verify: true #"),
        to: "kubeconfig")
      let outcome = await workplace.run(arguments(["watches"]))
      #expect(outcome.status == .success, "\(outcome.messages)")
      #expect(outcome.messages.split(separator: "warning:").count == 1, "\(outcome.messages)")
    }
  }

  @Test func shellCompletionConnectsToNothing() async throws {
    try await withConfigMap { cluster, _ in
      var options = SessionOptions()
      options.corefile = Self.source
      options.overrides.server = Sourced(cluster.baseURL, from: .option("--server"))
      let run = SessionRun(options: options, context: CommandContext().session)
      #expect(throws: CommandFailure.self) { try run.localCorefile() }
      #expect(cluster.requests.isEmpty)
    }
  }
}
