import Inspection
import Rendering
import Sessions
import Subprocess
import SystemPackage

/// Shows output that is longer than the screen through `$PAGER`.
struct Pager: Sendable {
  /// The pager's command line, for `/bin/sh`.
  let command: String

  /// The pager that the environment asks for; nil for none.
  init?(environment: [String: String]) {
    let command = environment["PAGER"] ?? "less"
    if ["", "cat"].contains(command) || environment["TERM"] == "dumb" { return nil }
    self.command = command
  }

  /// Runs a command and shows what it has printed: on the screen where it fits, through the pager
  /// otherwise.
  ///
  /// Messages are kept in their place between the results.
  func run(
    _ context: CommandContext,
    _ body: (CommandContext) async throws(ClosedOutput) -> ExitStatus
  ) async throws(ClosedOutput) -> ExitStatus {
    let output = HeldOutput(like: context.standardOutput)
    var held = context
    held.standardOutput = output
    held.standardError = output
    let status = try await body(held)
    try await show(output.text, context)
    return status
  }

  private func show(_ text: String, _ context: CommandContext) async throws(ClosedOutput) {
    let screen = context.standardOutput
    if rows(of: text, screen) >= screen.height ?? .max, await page(text, context) { return }
    try await BlockingWork.run { () throws(ClosedOutput) in try screen.write(text) }
  }

  /// How many rows of the screen the text takes.
  private func rows(of text: String, _ screen: any TextOutput) -> Int {
    let width = max(1, screen.width ?? .max)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .reduce(0) { rows, line in
        // Long lines are only measured roughly: a colour counts as text.
        rows + 1 + max(0, line.utf8.count - 1) / width
      }
  }

  /// Whether the pager has shown the text; one that cannot be run is told of.
  private func page(_ text: String, _ context: CommandContext) async -> Bool {
    guard let (readEnd, writeEnd) = try? FileDescriptor.closeOnExecPipe() else { return false }
    let environment = Environment.inherit.updating(
      context.environment["LESS"] == nil ? ["LESS": "FRX"] : [:])
    let reader = Task {
      await ShellPipe.shell(
        command, reading: readEnd, context.children, environment: environment)
    }
    // A pager that has seen enough ends before it has read everything.
    try? await BlockingWork.run { () throws(ClosedOutput) in
      try DescriptorOutput(writeEnd.rawValue).write(text)
    }
    try? writeEnd.close()
    let result = await reader.value
    // 126 and 127 are the shell's words for a command that it could not run.
    if case .success(let status) = result, status != .exited(126), status != .exited(127) {
      return true
    }
    let message = FailureMessage(
      "the pager \(command) cannot be run", hint: "set paging off, or correct PAGER",
      isWarning: true)
    try? context.standardError.write(message.text(Palette(isEnabled: false)))
    return false
  }
}
