import InspectorCommands
import InspectorShell
import Sessions
import Testing

/// What is told without any Corefile.
struct UsageTests {
  @Test func withoutACommandUsageIsToldAndTheStatusSaysSo() async throws {
    let outcome = try await Workplace().run([])
    #expect(outcome.status == .usage)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains("USAGE: k8sapi-inspect"))
  }

  @Test("Help and version are results", arguments: ["--help", "help", "--version", "-h"])
  func askedFor(_ argument: String) async throws {
    let outcome = try await Workplace().run([argument])
    #expect(outcome.status == .success)
    #expect(outcome.output.contains("k8sapi-inspect"))
    #expect(outcome.messages.isEmpty)
  }

  @Test("Every command explains itself")
  func commandHelp() async throws {
    for command in [
      "watches", "plugins", "indexes", "query", "get", "list", "sync", "config", "corefile",
      "check", "access", "simulate", "events", "repl",
    ] {
      let outcome = try await Workplace().run([command, "--help"])
      #expect(outcome.status == .success, "\(command)")
      #expect(outcome.output.contains("USAGE: k8sapi-inspect \(command)"), "\(command)")
    }
  }

  @Test(
    "Wrong usage has its status and a message",
    arguments: [
      ["nonsense"], ["--nonsense"], ["query", "pod"], ["watches", "--timeout", "soon"],
      ["watches", "-o", "xml"], ["watches", "-q", "-v"], ["watches", "--as-group", "g"],
      ["sync", "--runs", "0"], ["list", "pod", "--limit", "0"], ["watches", "--only", ","],
      ["simulate", "--pods", "-1"], ["simulate", "--churn", "nan"], ["repl", "-f", "-"],
      ["events", "--count", "0"],
      ["query", "pod", "PodIP", "x", "--keys", "--sort-by", "podIP"],
      ["list", "pod", "-n", "a", "-A"],
    ])
  func wrongUsage(_ arguments: [String]) async throws {
    let outcome = try await Workplace().run(arguments)
    #expect(outcome.status == .usage)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.messages.isEmpty)
  }

  @Test("Names that do not exist are told with those that do")
  func unknownNames() async throws {
    let workplace = try Workplace(["Corefile": Corefiles.shared])
    let cases: [(arguments: [String], hint: String)] = [
      (["query", "pods", "PodIP", "x"], "endpoints, namespace, pod, service"),
      (["query", "pod", "IP", "x"], "it has PodIP"),
      (["query", "namespace", "IP", "x"], "no index at all"),
      (["watches", "--only", "pods"], "endpoints, namespace, pod, service"),
      (["indexes", "pods"], "endpoints, namespace, pod, service"),
      (["get", "pod", "a/b/c"], "namespace/name"),
      (["list", "pod", "-l", "a in b"], "label selector"),
      (["watches", "--static", "--server-block", "7"], "1 (.:53)"),
    ]
    for (arguments, hint) in cases {
      let outcome = await workplace.run(arguments)
      #expect(outcome.status == .usage, "\(arguments)")
      #expect(outcome.messages.contains(hint), "\(arguments): \(outcome.messages)")
    }
  }

  /// A pipe whose reader has gone.
  private struct ClosedPipe: TextOutput {
    let isTerminal = false
    let width: Int? = nil
    func write(_ text: String) throws(ClosedOutput) { throw ClosedOutput() }
  }

  @Test("That nobody reads the output any more is no failure", arguments: ["--help", "corefile"])
  func closedOutput(_ argument: String) async throws {
    let messages = CapturedOutput()
    var context = CommandContext(
      standardOutput: ClosedPipe(), standardError: messages, environment: [:])
    context.readStandardInput = { Array("a {\n whoami\n}\n".utf8) }
    let status = await Inspector.run([argument, "-f", "-"], in: context)
    #expect(status == .success)
    #expect(messages.text.isEmpty)
  }
}
