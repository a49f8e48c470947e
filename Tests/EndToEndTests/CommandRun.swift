import InspectorShell
import KubernetesWire
import InspectorCommands
import Sessions

/// What a command printed, and its exit status.
struct CommandRun {
  var status: ExitStatus
  var output: String
  var errors: String

  /// Runs a command in this process, in a folder of its own and with no environment but what is given.
  init(
    _ arguments: [String], in folder: String, environment: [String: String] = [:],
    input: String = ""
  ) async {
    let output = CapturedOutput()
    let errors = CapturedOutput()
    var context = CommandContext(
      standardOutput: output, standardError: errors,
      environment: environment.merging(["HOME": folder]) { $1 },
      workingDirectory: folder, serviceAccountFolder: folder + "/serviceaccount")
    context.inputLines = { InputLine.stream(of: Array(input.utf8)) }
    status = await Inspector.run(arguments, in: context)
    self.output = output.text
    self.errors = errors.text
  }

  var json: JSONValue { get throws { try JSONValue(parsing: output) } }
}
