import Foundation
import InspectorCommands
import KubernetesClient
import SimulatedCluster
import Testing

/// Secrets in every place that can hold one appear in nothing that any command prints.
@Suite(.timeLimit(.minutes(3))) struct SecretsTests {
  /// A kubeconfig with secrets in it, and what else there is of them.
  struct Place: CustomTestStringConvertible, Sendable {
    var name: String
    /// The lines of the cluster after its server, with `@` for the next secret.
    var cluster = ""
    /// What the user has, with `@` for the next secret.
    var user = "{token: \"@\"}"
    /// The server; nil for the simulated one.
    var server: String?
    /// The Corefile's properties, with `@` for the next secret.
    var corefile = "kubeconfig kubeconfig c"
    /// Environment variables, with `@` for the next secret.
    var environment: [String: String] = [:]
    /// Further options, with `@` for the next secret.
    var options: [String] = []

    var testDescription: String { name }
  }

  static let places: [Place] = [
    Place(name: "a token that is refused"),
    Place(name: "a token over several lines", user: "{token: \"@\\nx\"}"),
    Place(name: "a password", user: "{username: me, password: \"@\"}"),
    Place(name: "a server's password", server: "https://me:@@127.0.0.1:1"),
    Place(name: "a server that is no URL", server: "https://me:@@127.0.0.1:port"),
    Place(name: "an endpoint's password", corefile: "endpoint https://me:@@127.0.0.1:1"),
    Place(name: "an endpoint that is no URL", corefile: "endpoint https://me:@@127.0.0.1:x"),
    Place(name: "an endpoint without scheme", corefile: "endpoint me:@@127.0.0.1:1"),
    Place(name: "a proxy's password", cluster: "proxy-url: \"http://me:@@127.0.0.1:1\""),
    Place(name: "a proxy of no scheme", cluster: "proxy-url: \"ftp://me:@@127.0.0.1\""),
    Place(name: "a proxy that is no URL", cluster: "proxy-url: \"http://me:@@127.0.0.1:x\""),
    Place(
      name: "the environment's proxy", server: "https://kube.example",
      environment: ["HTTPS_PROXY": "http://me:@@127.0.0.1:1"]),
    Place(
      name: "the environment's unusable proxy", server: "https://kube.example",
      environment: ["HTTPS_PROXY": "ftp://me:@@127.0.0.1:1"]),
    Place(
      name: "options", options: ["--server", "https://me:@@127.0.0.1:1", "--token-file", "token"]),
    Place(name: "a proxy option", options: ["--proxy-url", "socks5://me:@@127.0.0.1:1"]),
    Place(name: "key data", user: "{client-certificate-data: \"QQ==\", client-key-data: \"@\"}"),
    Place(name: "no base64", user: "{client-certificate-data: \"@!\", client-key-data: \"@!\"}"),
    Place(
      name: "an identity provider",
      user: """
        {auth-provider: {name: oidc, config: {idp-issuer-url: "https://127.0.0.1:1",
              client-id: k, client-secret: "@", id-token: "e30.@.x", refresh-token: "@"}}}
        """),
    Place(
      name: "a removed provider",
      user: "{auth-provider: {name: gcp, config: {access-token: \"@\"}}}"),
    Place(
      name: "a command", user: exec("\"@\"", "[{name: SECRET, value: \"@\"}]"),
      environment: ["REPLY": "@"]),
    Place(
      name: "a command that prints rubbish", user: exec("rubbish", "[]"),
      environment: ["REPLY": "@"]),
    Place(
      name: "a command that fails", user: exec("fail", "[]"), environment: ["REPLY": "@"]),
    Place(name: "a mistake beside it", user: "{token: \"@\", password: [1}"),
    Place(name: "a value of another type", user: "{token: [\"@\"]}"),
  ]

  private static func exec(_ argument: String, _ environment: String) -> String {
    """
    {exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never,
          command: ./login, args: [\(argument)], env: \(environment)}}
    """
  }

  private static let login = """
    #!/bin/sh
    case $1 in
    rubbish) echo "token $REPLY" ;;
    fail) echo "token $REPLY"; echo "please log in" >&2; exit 1 ;;
    *)
      printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
      printf '"status":{"token":"%s"}}' "$REPLY" ;;
    esac
    """

  private static let commands: [[String]] = [
    ["watches", "-o", "wide"], ["plugins"], ["query", "service", "ServiceIP", "x"],
    ["get", "service", "a/b", "--live"], ["sync", "-o", "yaml"],
    ["events", "--for", "10ms", "-o", "json"], ["config"], ["config", "-o", "json"], ["corefile"],
    ["check", "-o", "github"], ["check", "--live"], ["check", "--live", "-o", "junit"], ["access"],
    ["repl"],
  ]

  private static let script = "status\nwatches\nreconnect\nconfig\nhistory\n"

  @Test(arguments: places) func nothingIsPrintedOfIt(place: Place) async throws {
    let cluster = try await SimulatedCluster.start()
    let folder = FileManager.default.temporaryDirectory.appending(path: "secrets-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var planter = Planter()
    let server = place.server.map { planter.plant($0) } ?? cluster.baseURL
    let ca = place.server == nil ? cluster.certificateAuthorityPEM : ""
    let kubeconfig = """
      apiVersion: v1
      kind: Config
      current-context: c
      contexts: [{name: c, context: {cluster: c, user: u}}]
      clusters:
      - name: c
        cluster:
          server: "\(server)"
          certificate-authority-data: "\(Data(ca.utf8).base64EncodedString())"
          \(planter.plant(place.cluster))
      users:
      - name: u
        user: \(planter.plant(place.user))
      """
    let corefile = """
      .:53 {
        kubernetes cluster.local {
          \(planter.plant(place.corefile))
        }
      }
      """
    for (name, text, mode) in [
      ("kubeconfig", kubeconfig, 0o600), ("Corefile", corefile, 0o600),
      ("login", Self.login, 0o755), ("token", planter.plant("@"), 0o600),
    ] {
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: "\(folder)/\(name)")
    }
    var environment = place.environment.mapValues { planter.plant($0) }
    environment["PATH"] = "/usr/bin:/bin"
    let options =
      place.options.map { planter.plant($0) } + ["-vvv", "--timeout", "40ms"]
    for command in Self.commands {
      let run = await CommandRun(
        command + options, in: folder, environment: environment, input: Self.script)
      for secret in planter.secrets {
        #expect(!run.output.contains(secret), "\(command): \(run.output)")
        #expect(!run.errors.contains(secret), "\(command): \(run.errors)")
      }
    }
    try await cluster.shutdown()
  }

  /// Makes up secrets, and remembers them.
  private struct Planter {
    var secrets: [String] = []

    /// Puts secrets in the places of `@`; `@@` is one followed by the sign itself.
    mutating func plant(_ text: String) -> String {
      var result = ""
      var rest = text[...]
      while let place = rest.firstIndex(of: "@") {
        let secret = "s3cret\(secrets.count)xq"
        secrets.append(secret)
        secrets.append(Data(secret.utf8).base64EncodedString())
        result += rest[..<place] + secret
        rest = rest[rest.index(after: place)...]
        if rest.first == "@" {
          result += "@"
          rest = rest.dropFirst()
        }
      }
      return result + rest
    }
  }
}
