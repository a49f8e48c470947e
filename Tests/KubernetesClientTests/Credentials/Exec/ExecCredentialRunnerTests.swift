import KubernetesWire
import Foundation
import KubernetesConfiguration
import Testing

@testable import KubernetesClient

/// Commands as they are found on people's machines, run for real.
@Suite(.timeLimit(.minutes(1))) struct ExecCredentialRunnerTests {
  private let programs: ExecPrograms

  init() throws { programs = try ExecPrograms() }

  private func failure(_ runner: ExecCredentialRunner) async -> ExecFailure? {
    await #expect(throws: ExecFailure.self) { try await runner.run() }
  }

  @Test func findsAProgramInPATHAndTakesItsToken() async throws {
    try programs.write("login", ExecPrograms.reply("\"token\": \"t0k\""))
    let credential = try await programs.runner("login").run()
    #expect(credential.token?.revealed == "t0k" && credential.expiresAt == nil)
  }

  @Test func takesACertificateOfAPythonProgram() async throws {
    let path = try programs.write(
      "login.py",
      """
      import json
      print(json.dumps({"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",
        "status": {"clientCertificateData": "chain\\n", "clientKeyData": "key\\n"}}))
      """, interpreter: "/usr/bin/env python3")
    let credential = try await programs.runner(path).run()
    #expect(credential.certificate?.chain == Array("chain\n".utf8) && credential.token == nil)
  }

  @Test func givesArgumentsEnvironmentAndTheQuestion() async throws {
    let path = try programs.write(
      "login",
      """
      echo "$1|$2|$ADDED|$PATH" > "$FOLDER/seen"
      echo "$KUBERNETES_EXEC_INFO" > "$FOLDER/info"
      readlink /proc/self/fd/0 > "$FOLDER/input"
      \(ExecPrograms.reply("\"token\": \"t\""))
      """)
    _ = try await programs.runner(path) {
      $0.arguments = ["a b", "c"]
      $0.environment = [.init(name: "ADDED", value: "yes")]
    }.run()
    #expect(programs.read("seen") == "a b|c|yes|\(programs.folder):/usr/bin:/bin\n")
    #expect(programs.read("input") == "/dev/null\n")
    let info = try JSONValue(parsing: programs.read("info") ?? "")
    #expect(info["kind"] == "ExecCredential")
    #expect(info["apiVersion"] == "client.authentication.k8s.io/v1")
    #expect(info["spec"]?["interactive"] == false && info["spec"]?["cluster"] == nil)
  }

  @Test func tellsOfTheClusterWhereThatIsAskedFor() throws {
    let runner = try programs.runner("x") { $0.providesClusterInfo = true }
    let info = try JSONValue(parsing: runner.execInfo(isInteractive: true))
    #expect(info["spec"]?["cluster"]?["server"] == "https://kube.example:6443")
    #expect(info["spec"]?["interactive"] == true)
  }

  @Test func saysWhatAFailingCommandSaid() async throws {
    let path = try programs.write("login", "echo 'please log in' >&2; echo secret; exit 3")
    let failure = await failure(try programs.runner(path))
    #expect(
      failure?.cause == "exec: executable \(path) failed with exit code 3: please log in")
  }

  @Test func keepsTheEndOfLongMessagesOnly() async throws {
    let path = try programs.write(
      "login",
      "i=0; while [ $i -lt 500 ]; do echo \"line $i of many\" >&2; i=$((i+1)); done; exit 1")
    let failure = await failure(try programs.runner(path))
    #expect((failure?.cause.utf8.count ?? 0) < 5000)
    #expect(failure?.cause.hasSuffix("line 499 of many") == true)
  }

  @Test func endsACommandThatPrintsForEver() async throws {
    let path = try programs.write("login", "exec yes")
    let failure = await failure(try programs.runner(path))
    #expect(failure?.cause == "the command printed more than 1048576 bytes")
  }

  @Test func endsACommandThatHangs() async throws {
    // The injected clock's sleep takes no time, so that the limit is over at once.
    let path = try programs.write("login", "exec sleep 1000")
    let failure = await failure(try programs.runner(path, time: StandingTime()))
    #expect(failure?.cause.hasPrefix("the command did not end within") == true)
  }

  @Test func doesNotWaitForWhatACommandLeavesBehind() async throws {
    let path = try programs.write(
      "login", "sleep 1000 & echo $! > \"$FOLDER/pid\"\n\(ExecPrograms.reply("\"token\": \"t\""))")
    #expect(try await programs.runner(path).run().token?.revealed == "t")
    if let pid = programs.read("pid").flatMap({ Int32($0.dropLast()) }) { kill(pid, SIGKILL) }
  }

  @Test func aMissingCommandComesWithItsInstallHint() async throws {
    let failure = await failure(
      try programs.runner("nonesuch") { $0.installHint = "install it:\n  apt install it\n" })
    #expect(failure?.cause == "exec: executable nonesuch not found")
    #expect(failure?.hint == "install it:\n  apt install it")
  }

  @Test func aFileThatIsNoProgramIsNamed() async throws {
    let path = try programs.write("login", "true", mode: 0o644)
    let failure = await failure(try programs.runner(path))
    #expect(failure?.cause == "exec: fork/exec \(path): permission denied")
    let folder = await self.failure(try programs.runner(programs.folder))
    #expect(folder?.cause.hasSuffix("permission denied") == true)
  }

  @Test(arguments: [
    (ExecTerminal.none, "standard input is not a terminal"),
    (.inUse, "standard input is unavailable"),
  ])
  func aCommandThatMustAskNeedsATerminal(terminal: ExecTerminal, reason: String) async throws {
    let path = try programs.write("login", "touch \"$FOLDER/ran\"")
    let failure = await failure(
      try programs.runner(path, terminal: terminal) { $0.interactiveMode = "Always" })
    #expect(failure?.cause == "exec plugin cannot support interactive mode: \(reason)")
    #expect(programs.read("ran") == nil)
  }

  @Test func aRelativeFolderOfPATHDoesNotCount() {
    #expect(ExecutableSearch.path(of: "sh", in: ".:bin::/nonesuch") == nil)
    #expect(ExecutableSearch.path(of: "sh", in: ".:/bin") == "/bin/sh")
  }
}
