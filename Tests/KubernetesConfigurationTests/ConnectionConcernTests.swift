import KubernetesConfiguration
import Testing

/// What client-go accepts and a person most likely did not mean.
struct ConnectionConcernTests {
  private func kubeconfig(
    user: String = "u", cluster: String = "c", server: String = "https://h:6443",
    more: String = "", credentials: String = "{token: t}"
  ) -> String {
    """
    apiVersion: v1
    kind: Config
    current-context: x
    contexts: [{name: x, context: {cluster: \(cluster), user: \(user)}}]
    clusters: [{name: c, cluster: {server: "\(server)"\(more)}}]
    users: [{name: u, user: \(credentials)}]
    """
  }

  private func kinds(
    _ text: String, environment: [String: String] = [:], files extra: [String: String] = [:]
  ) throws -> [ConnectionConcern.Kind] {
    let files = extra.merging(["/w/kube": text]) { first, _ in first }
    let resolver = ConnectionResolver(
      environment: environment, files: InMemoryConfigurationFiles(files),
      serviceAccountFolder: "/sa",
      workingDirectory: "/w")
    let settings = ConnectionSettings(
      kubeconfig: .init(path: "kube", context: "x", origin: .caller))
    return resolver.concerns(about: try resolver.resolve(settings), settings).map(\.kind)
  }

  @Test func aSoundKubeconfigRaisesNone() throws {
    #expect(try kinds(kubeconfig()) == [])
  }

  @Test func eachConcernIsNamed() throws {
    #expect(try kinds(kubeconfig(user: "nobody")) == [.missingUser])
    #expect(
      try kinds(kubeconfig(more: ", insecure-skip-tls-verify: true")) == [.unverifiedServer])
    #expect(try kinds(kubeconfig(server: "http://h")) == [.plaintextServer])
    #expect(
      try kinds(
        kubeconfig(cluster: "gone", credentials: "{}"),
        environment: ["KUBERNETES_SERVICE_HOST": "10.0.0.1", "KUBERNETES_SERVICE_PORT": "443"],
        files: ["/sa/token": "t"]) == [.missingCluster, .unusableAuthority])
  }
}
