import KubernetesClient
import KubernetesWire
import InspectorCommands
import Sessions
import SimulatedCluster
import Testing

/// Sessions whose commands come from a pipe.
struct ScriptedSessionTests {
  private func run(
    _ script: String, _ arguments: [String] = [], corefile: String = Corefiles.shared,
    _ check: (Workplace.Outcome, SimulatedCluster, Workplace) async throws -> Void
  ) async throws {
    try await withSimulatedCluster(corefile: corefile) { cluster, workplace in
      for (name, ip) in [("web-1", "10.0.0.1"), ("web-2", "10.0.0.2")] {
        try cluster.apply(
          [
            "metadata": [
              "name": .string(name), "namespace": "default", "labels": ["environment": "qa"],
            ],
            "status": ["phase": "Running", "podIP": .string(ip)],
          ], .pods)
      }
      let outcome = await workplace.run(["repl"] + arguments, input: script)
      try await check(outcome, cluster, workplace)
    }
  }

  @Test func commandsShareOneSetOfWatches() async throws {
    try await run("list pod -o name\n\n# a comment\nquery pod PodIP 10.0.0.2 --keys --no-headers\n")
    {
      outcome, cluster, _ in
      #expect(outcome.status == .success, "\(outcome.messages)")
      #expect(outcome.output == "default/web-1\ndefault/web-2\ndefault/web-2\n")
      #expect(outcome.messages.isEmpty)
      let lists = cluster.requests.filter {
        $0.path == "/api/v1/pods" && $0.query("watch") == nil
      }
      #expect(lists.count == 1)
    }
  }

  @Test(
    "The first command that fails ends a script with its status",
    arguments: [
      ("query pod PodIP 1.2.3.4", .nothingFound), ("nonsense", .usage),
      ("query pod", .usage), ("get pod default/nope", .nothingFound), ("list 'pod", .usage),
      ("watches --kubeconfig x", .usage), ("use 7", .usage), ("set output xml", .usage),
      ("set output junit", .usage), ("reconnect --demo", .usage), ("reconnect -f -", .usage),
      ("watches -o name > /dev/null more", .failure),
    ] as [(String, Sessions.ExitStatus)])
  func firstFailureEnds(_ line: String, _ status: Sessions.ExitStatus) async throws {
    try await run("\(line)\nlist pod -o name\n") { outcome, _, _ in
      #expect(outcome.status == status)
      #expect(outcome.output.isEmpty)
      // What the shell says goes to the process's own standard error.
      #expect(status == .failure || !outcome.messages.isEmpty)
    }
    try await run("\(line)\nlist pod -o name\n", ["--keep-going"]) { outcome, _, _ in
      #expect(outcome.status == status)
      #expect(outcome.output == "default/web-1\ndefault/web-2\n")
    }
  }

  @Test func exitEndsAScriptWell() async throws {
    try await run("exit\nnonsense\n") { outcome, _, _ in
      #expect(outcome.status == .success)
      #expect(outcome.messages.isEmpty)
    }
    try await run("quit\nnonsense\n") { outcome, _, _ in #expect(outcome.status == .success) }
  }

  @Test func settingsHoldForTheCommandsThatFollow() async throws {
    try await run("set output name\nlist pod\nset namespace elsewhere\nlist pod\n") {
      outcome, _, _ in
      #expect(outcome.status == .nothingFound)
      #expect(outcome.output == "default/web-1\ndefault/web-2\n")
      #expect(outcome.messages.contains("no objects in namespace elsewhere"))
    }
    try await run("set namespace elsewhere\nlist pod -A -o name\nset namespace\nset\n") {
      outcome, _, _ in
      #expect(outcome.output.hasPrefix("default/web-1\ndefault/web-2\noutput "))
      #expect(outcome.output.contains("namespace  (all)\n"))
    }
  }

  @Test func anInterruptedLineOrBinaryInputIsWrongUsage() async throws {
    let long = String(repeating: "x", count: 70_000)
    try await run("\(long)\n") { outcome, _, _ in
      #expect(outcome.status == .usage)
      #expect(outcome.messages.contains("line 1 cannot be run: it is longer than"))
    }
  }

  @Test func statusSaysHowEachWatchFares() async throws {
    try await run("sync -o name\nstatus -o json\n", ["--only", "pod"]) { outcome, _, _ in
      let json = try #require(outcome.output.firstRange(of: "{"))
      let document = try JSONValue(parsing: String(outcome.output[json.lowerBound...]))
      let watches = try #require(document["serverBlocks"]?.arrayValue?.first?["watches"])
      #expect(watches.arrayValue?.map { $0["name"] } == ["pod"])
      #expect(watches.arrayValue?.first?["synced"] == true)
      #expect(watches.arrayValue?.first?["objects"] == 2)
      #expect(watches.arrayValue?.first?["silentSeconds"] != .null)
    }
  }

  @Test func aWatchThatWasNotStartedIsToldOf() async throws {
    try await run("list service\n", ["--only", "pod"]) { outcome, _, _ in
      #expect(outcome.status == .usage)
      #expect(outcome.messages.contains("watch service does not run in this session"))
    }
  }

  @Test func blocksAreListedAndChosen() async throws {
    let second = """
      other.local:54 {
          kubernetes other.local {
              kubeconfig kubeconfig simulated
          }
      }

      """
    try await run(
      "use -o\n", corefile: Corefiles.shared + second
    ) { outcome, _, _ in #expect(outcome.status == .usage) }
    try await run(
      "use\nuse other.local:54\nwatches -o name\nuse all\nuse 1\nwatches -o name\nuse 3\n",
      corefile: Corefiles.shared + second
    ) { outcome, _, _ in
      #expect(outcome.status == .usage)
      #expect(outcome.output.contains("other.local:54  kubernetes  yes"))
      #expect(
        outcome.output.hasSuffix(
          "endpoints\nnamespace\nservice\nendpoints\nnamespace\npod\nservice\n"))
      #expect(outcome.messages.contains("there is no server block 3"))
    }
  }

  @Test func reconnectReadsTheCorefileAnewAndTakesAnotherConnection() async throws {
    try await withSimulatedCluster { _, workplace in
      let refused = await workplace.run(
        ["repl", "--keep-going"], input: "reconnect -f missing\nwatches -o name\n")
      #expect(refused.status == .invalidCorefile)
      #expect(refused.output == "endpoints\nnamespace\npod\nservice\n")
      try workplace.write(Corefiles.shared.replacing("pods verified", with: ""), to: "Other")
      let other = await workplace.run(
        ["repl"],
        input: "reconnect -f Other\nwatches -o name\nreconnect --context nobody\nlist pod\n"
      )
      #expect(other.output == "endpoints\nnamespace\nservice\n")
      #expect(other.status == .cannotConnect)
      #expect(other.messages.contains("nobody"))
    }
  }

  @Test func outputGoesThroughAPipeAndIntoAFile() async throws {
    try await withSimulatedCluster { _, workplace in
      let file = workplace.path + "/out"
      let outcome = await workplace.run(
        ["repl"], input: "watches -o name > '\(file)'\nwatches -o name | tail -1 >> '\(file)'\n")
      #expect(outcome.status == .success, "\(outcome.messages)")
      let written = try workplace.read("out")
      #expect(written == "endpoints\nnamespace\npod\nservice\nservice\n")
      let failing = await workplace.run(["repl"], input: "watches | exit 3\n")
      #expect(failing.status == .failure)
    }
  }

  @Test func watchRunsACommandAgain() async throws {
    try await run("watch -n 1ms --count 2 list pod -o name\n") { outcome, _, _ in
      #expect(outcome.status == .success, "\(outcome.messages)")
      let frame = "--- every 0.001s: list pod -o name  13:24:05\ndefault/web-1\ndefault/web-2\n"
      #expect(outcome.output == frame + frame)
    }
    try await run("watch events\n") { outcome, _, _ in
      #expect(outcome.status == .usage)
      #expect(outcome.messages.contains("events goes on by itself"))
    }
  }

  @Test func helpListsAndExplains() async throws {
    try await run("help\nhelp query\nhelp watch\n") { outcome, _, _ in
      #expect(outcome.status == .success)
      for name in ["events", "reconnect", "simulate"] {
        #expect(outcome.output.contains("\n  \(name) "), "\(name)")
      }
      #expect(!outcome.output.contains("\n  repl "))
      #expect(outcome.output.contains("USAGE: query"))
      #expect(outcome.output.split(separator: "reconnect takes other").count == 2)
      #expect(outcome.output.contains("USAGE: watch"))
    }
    try await run("help nonsense\n") { outcome, _, _ in #expect(outcome.status == .usage) }
  }

  @Test func historyHasTheLinesOfTheScript() async throws {
    try await run("set\nhistory 1\n") { outcome, _, _ in
      #expect(outcome.output.hasSuffix("2  history 1\n"))
    }
  }

  @Test func aCorefileThatIsRefusedStartsNoSession() async throws {
    let workplace = try Workplace(["Corefile": ".:53 {\n k8s_api {\n  nope\n }\n}\n"])
    let outcome = await workplace.run(["repl"], input: "help\n")
    #expect(outcome.status == .invalidCorefile)
    #expect(outcome.output.isEmpty)
  }
}
