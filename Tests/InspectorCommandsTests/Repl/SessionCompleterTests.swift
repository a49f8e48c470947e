import KubernetesClient
import KubernetesWire
import Inspection
import LineEditing
import Sessions
import SimulatedCluster
import Testing

@testable import InspectorCommands
@testable import InspectorShell

/// What Tab offers in a session.
struct SessionCompleterTests {
  /// Completes lines in a session on a cluster of some objects; `^` in a line is the cursor.
  private func complete(
    _ lines: [String], pods: Int = 3, _ check: ([String: CompletionAnswer]) throws -> Void
  ) async throws {
    try await withSimulatedCluster { cluster, workplace in
      for number in 0..<pods {
        try cluster.apply(
          [
            "metadata": [
              "name": .string("web-\(number)"), "namespace": .string("team-\(number % 2)"),
              "labels": ["environment": "qa"],
            ],
            "status": ["phase": "Running", "podIP": .string("10.0.0.\(number)")],
          ], .pods)
      }
      let silence = CapturedOutput()
      let invocation = Invocation(
        context: CommandContext(
          standardOutput: silence, standardError: silence, environment: [:],
          workingDirectory: workplace.path),
        options: GlobalOptions.none)
      let session = try await ReplSession.start(
        invocation.sessions, ReplCommands(start: invocation.start),
        settings: SessionSettings(), in: invocation.context)
      let running = session.host.content.running
      while !running.open.allSatisfy({ $0.session.isSynced }) { await Task.yield() }
      let completer = SessionCompleter(session)
      var answers: [String: CompletionAnswer] = [:]
      for line in lines {
        let cursor = line.unicodeScalars.prefix { $0 != "^" }.count
        answers[line] = await completer.answer(
          CompletionRequest(line: line.replacing("^", with: ""), cursor: cursor))
      }
      await running.stop()
      try check(answers)
    }
  }

  private static let cases: [(line: String, candidates: [String], replaced: Int)] = [
    ("wat", ["watch", "watches"], 3), ("qu", ["query"], 2), ("nope", [], 4),
    ("query ", ["endpoints", "namespace", "pod", "service"], 0),
    ("query po^ PodIP", ["pod"], 2), ("query pod ", ["PodIP"], 0), ("query pod P", ["PodIP"], 1),
    ("query namespace ", [], 0), ("query pod PodIP 10.0.0.1", ["10.0.0.1"], 8),
    ("query pod PodIP ", ["10.0.0.0", "10.0.0.1", "10.0.0.2"], 0),
    ("get pod team-0/", ["team-0/web-0", "team-0/web-2"], 7), ("get pod x", [], 1),
    ("list pod -n t", ["team-0", "team-1"], 1),
    ("list pod --namespace=team-1", ["--namespace=team-1"], 18),
    ("list pod -o js", ["json"], 2), ("list pod --no", ["--no-headers"], 4),
    ("list -o json po", ["pod"], 2), ("list pod --sort-by pod", ["podIP"], 3),
    ("watches --only pod,na", ["pod,namespace"], 6),
    ("events pod ", ["endpoints", "namespace", "service"], 0),
    ("set ", ["color", "namespace", "output", "paging", "timeout"], 0),
    ("set paging ", ["off", "on"], 0), ("set namespace team-", ["team-0", "team-1"], 5),
    ("use ", [".:53", "all"], 0), ("help qu", ["query"], 2), ("watch li", ["list"], 2),
    ("watch list po", ["pod"], 2), ("watch -n 1s list po", ["pod"], 2),
    (
      "reconnect --context s",
      ["simulated", "simulated-token", "system:serviceaccount:kube-system:coredns"], 1
    ), ("list pod | gre", [], 0),
    ("list pod > Cor", ["Corefile"], 3), ("watches -f ", ["Corefile", "kubeconfig"], 0),
    ("watches --static --st", [], 4), ("unknown po", [], 2),
    ("get pod 'team-0/web-0", ["team-0/web-0"], 13),
  ]

  @Test func offersWhatMayStandAtTheCursor() async throws {
    try await complete(Self.cases.map(\.line)) { answers in
      for (line, candidates, replaced) in Self.cases {
        let answer = try #require(answers[line])
        #expect(answer.candidates.map(\.text) == candidates, "\(line)")
        if !candidates.isEmpty { #expect(answer.replaced == replaced, "\(line)") }
      }
    }
  }

  @Test func ofManyKeysTheFirstAreOfferedAndTheRestCounted() async throws {
    try await complete(["get pod ", "get pod team-1/"], pods: 450) { answers in
      let all = try #require(answers["get pod "])
      #expect(all.candidates.count == 200)
      #expect(all.omitted == 250)
      #expect(all.commonPrefix == "team-")
      let some = try #require(answers["get pod team-1/"])
      #expect(some.omitted == 25)
      #expect(some.commonPrefix == "team-1/web-")
    }
  }
}
