import Testing

@testable import KubernetesConfiguration

/// How somebody connects who names no server block.
struct UserConnectionTests {
  private static let pod = [
    "KUBERNETES_SERVICE_HOST": "10.96.0.1", "KUBERNETES_SERVICE_PORT": "443",
  ]
  private static let token = ["/sa/token": "t"]

  private static func kubeconfig(_ host: String) -> String {
    """
    current-context: c
    clusters: [{name: k, cluster: {server: "https://\(host)"}}]
    contexts: [{name: c, context: {cluster: k}}]
    """
  }

  private func resolve(
    _ paths: [String], _ environment: [String: String], isPod: Bool = false,
    overrides: ConnectionOverrides = ConnectionOverrides()
  ) throws -> ResolvedConnection {
    var files = isPod ? Self.token : [:]
    for path in paths { files[path] = Self.kubeconfig(path.replacing("/", with: "")) }
    return try ConnectionResolver(
      environment: isPod ? environment.merging(Self.pod) { own, _ in own } : environment,
      files: InMemoryConfigurationFiles(files), serviceAccountFolder: "/sa", workingDirectory: "/w"
    ).resolveUser(overrides)
  }

  @Test(
    arguments: [
      (["/a", "/b"], ["KUBECONFIG": "/a:/b"], "https://a"),
      (["/b"], ["KUBECONFIG": "/a:/b"], "https://b"),
      (["/w/b"], ["KUBECONFIG": "::b"], "https://wb"),
      (["/h/.kube/config"], ["HOME": "/h"], "https://h.kubeconfig"),
      (["/h/.kube/config"], ["HOME": "/h", "KUBECONFIG": ""], "https://h.kubeconfig"),
      (["/a", "/h/.kube/config"], ["HOME": "/h", "KUBECONFIG": "/a"], "https://a"),
    ] as [([String], [String: String], String)])
  func theFirstKubeconfigThatExistsCounts(
    paths: [String], environment: [String: String], server: String
  ) throws {
    for isPod in [false, true] {
      let connection = try resolve(paths, environment, isPod: isPod)
      #expect(
        connection.server.value.baseURL == server
          && connection.values.context?.value == "c")
    }
  }

  @Test func aPodWithoutAnyUsesItsServiceAccount() throws {
    for environment in [[:], ["HOME": "/h"], ["KUBECONFIG": "/a"]] {
      let connection = try resolve([], environment, isPod: true)
      #expect(
        connection.values.source == .inCluster
          && connection.server.value.baseURL == "https://10.96.0.1:443")
    }
  }

  @Test func theCommandLineComesFirst() throws {
    let environment = ["KUBECONFIG": "/a"]
    #expect(
      try resolve(["/a", "/b"], environment, overrides: .given(["kubeconfig": "/b"])).server.value
        .baseURL
        == "https://b")
    #expect(
      try resolve(["/a"], environment, overrides: .given(["context": "c"])).server.value.baseURL
        == "https://a")
    #expect(
      try resolve(["/a"], environment, overrides: .given(["server": "https://s"])).server.value
        .baseURL == "https://s"
    )
    #expect(
      try resolve([], [:], overrides: .given(["server": "http://s"])).values.source == .inCluster)
  }

  @Test(arguments: [[:], ["HOME": "/h"], ["KUBECONFIG": "/a", "HOME": "/h"]])
  func withoutAnyThereIsNoConnection(environment: [String: String]) {
    let error = #expect(throws: ConnectionProblem.self) { try resolve([], environment) }
    #expect(error?.kind == .noKubeconfig)
  }

  @Test func thatKUBECONFIGNamesNothingIsNoReasonToTakeAnotherFile() {
    let error = #expect(throws: ConnectionProblem.self) {
      try resolve(["/h/.kube/config"], ["KUBECONFIG": "/a", "HOME": "/h"])
    }
    #expect(error?.cause == "stat /a: no such file or directory (environment KUBECONFIG names it)")
  }
}
