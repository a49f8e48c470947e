import InspectorCommands
import InspectorShell
import KubernetesClient
import Sessions
import SimulatedCluster
import Testing

/// What README.md says is what the tool does.
struct ReadmeTests {
  private static let readme = try? Readme()
  static let commands = readme?.commands ?? []

  /// What is put in the place of a word, where a test has something else for it.
  static let substitutions = [
    // The prepared cluster's kubeconfig is in the folder.
    "sim.yaml": "kubeconfig", "kind-kind": "simulated",
    // Its Corefile too, in place of a repository's and of the cluster's own.
    "deploy/Corefile": "Corefile", "configmap:kube-system/coredns": "Corefile",
    // A machine that tests much at once has no limit of its own to keep.
    "2s": "60s",
  ]

  /// The commands that no test can run, and why; there is none.
  static let notRun: [String: String] = [:]

  static let files = [
    "Corefile": """
    .:53 {
        errors
        health
        ready
        kubernetes cluster.local in-addr.arpa ip6.arpa {
            pods verified
            kubeconfig kubeconfig
        }
        cache 30
    }

    """,
    "Corefile.new": """
    .:53 {
        kubernetes cluster.local in-addr.arpa {
            pods verified
        }
        k8s_api {
            endpoint 10.0.0.1:6443
        }
        forward . /etc/resolv.conf
    }

    """,
  ]

  /// Three good pods of CoreDNS.
  private static func replicas(_ cluster: SimulatedCluster) async throws -> SimulatedReplicas {
    let context = CommandContext().session
    let loaded = try SessionRun(options: SessionOptions(), context: context)
      .localCorefile(otherwise: SimulatedReplicas.corefile)
    return try await SimulatedReplicas.start(
      cluster, loaded, faults: [nil, nil, nil], isEager: true, time: SystemTime())
  }

  @Test(arguments: commands) func commandsDoWhatIsShown(_ command: Readme.Command) async throws {
    guard Self.notRun[command.arguments.joined(separator: " ")] == nil else { return }
    let generator = try ClusterGenerator(pods: 200, services: 40, namespaces: 6, seed: 1)
    let cluster = try await SimulatedCluster.start()
    try cluster.load(generator.objects())
    let workplace = try Workplace(
      Self.files.merging(["kubeconfig": cluster.kubeconfig]) { $1 },
      environment: ["PATH": "/usr/bin:/bin", "KUBECONFIG": "kubeconfig"])
    let replicas = command.arguments.first == "replicas" ? try await Self.replicas(cluster) : nil
    let changes = Task {
      var churn = Churn(generator, seed: 1, rate: 50)
      try await churn.run(
        against: cluster, eventsPerSecond: command.arguments.contains("events") ? 50 : 0,
        time: SystemTime())
    }
    let isServer = command.arguments.first == "simulate"
    let outcome = await workplace.run(
      Self.arguments(of: command), input: command.typed.map { $0 + "\n" }.joined(),
      untilAskedToEnd: { if !isServer { try? await Task.sleep(for: .seconds(3600)) } })
    changes.cancel()
    _ = await changes.result
    await replicas?.stop()
    try await cluster.shutdown()
    #expect(outcome.status.rawValue == command.status, "\(outcome.messages)\(outcome.output)")
    let real = Set((outcome.output + outcome.messages).split(separator: "\n").map(Self.shape))
    for line in command.decisiveLines {
      #expect(real.contains(Self.shape(line[...])), "\(line)\n--- but:\n\(outcome.output)")
    }
  }

  @Test func allCommandsAreFound() {
    #expect(Self.commands.count > 20)
    #expect(Self.commands.contains { !$0.typed.isEmpty })
    #expect(Self.commands.contains { $0.status != 0 })
    #expect(Self.commands.count { !$0.shown.isEmpty } > 6)
  }

  @Test func theTableNamesEveryCommand() async throws {
    let rows = try #require(Self.readme).lines.filter { $0.hasPrefix("|") }
    let workplace = try Workplace()
    let help = await workplace.run(["repl", "--demo"], input: "help\n")
    let names = help.output.split(separator: "\n")
      .filter { $0.hasPrefix("  ") }.compactMap { $0.split(separator: " ").first }
    #expect(names.count > 20)
    for name in names {
      #expect(rows.contains { $0.contains("`\(name)`") || $0.contains("`\(name) ") }, "\(name)")
    }
  }

  @Test func theExitStatusesAreAllNamed() throws {
    let text = try #require(Self.readme).lines.joined(separator: " ")
    for status in ExitStatus.allCases {
      #expect(text.contains(" \(status.rawValue) "), "\(status)")
    }
  }

  @Test func makeTargetsExist() throws {
    var files = ["Makefile"]
    for path in ["packaging/packaging.mk"] where Readme.exists(path) { files.append(path) }
    let rules = try files.map(Readme.read).flatMap { $0.split(separator: "\n") }
      .filter { $0.first?.isLetter == true && $0.contains(":") }
    let targets = Set(rules.flatMap { $0.prefix { $0 != ":" }.split(separator: " ") })
    let named = try #require(Self.readme).code.filter { $0.hasPrefix("make ") }
      .compactMap { $0.split(separator: " ").dropFirst().first }
    #expect(named.count >= 4)
    for name in named where files.count > 1 || !Self.packagingTargets.contains(name) {
      let isTarget = targets.contains(name)
      #expect(isTarget, "make \(name)")
    }
  }

  /// The targets of packaging/packaging.mk.
  private static let packagingTargets: Set<Substring> = ["deb", "dist", "image"]

  private static func arguments(of command: Readme.Command) -> [String] {
    var words = command.arguments.map { substitutions[$0] ?? $0 }
    // The cluster of these tests has no replicas; that of the demonstration has.
    if words.first == "replicas", !words.contains("--demo") { words.append("--demo") }
    // A session reads what is typed from standard input; no test has a terminal here.
    return (command.typed.isEmpty ? [] : ["repl"]) + words + ["--timeout", "60s"]
  }

  /// A line without what differs from run to run: figures, and the width of columns.
  private static func shape(_ line: Substring) -> String {
    var shape = ""
    for character in line {
      let next: Character = character.isNumber || ".,".contains(character) ? "0" : character
      if "0 ".contains(next), shape.last == next { continue }
      shape.append(next)
    }
    return shape
  }
}

extension Readme.Command {
  /// Of what is shown the first line, and the headers of all tables.
  fileprivate var decisiveLines: [String] {
    shown.filter { !$0.isEmpty }.enumerated().filter { $0.offset == 0 || Self.isHeader($0.element) }
      .map(\.element)
  }

  /// Whether a line has two columns or more, all in capitals.
  private static func isHeader(_ line: String) -> Bool {
    line.contains("  ") && line.contains { $0.isLetter }
      && line.allSatisfy { $0.isUppercase || " ()-".contains($0) }
  }
}
