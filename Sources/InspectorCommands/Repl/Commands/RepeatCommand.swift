import ArgumentParser
import Inspection
import InspectorShell
import KubernetesClient
import Rendering
import Sessions

/// `watch`: runs another command again and again, as watch(1) does.
struct RepeatCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Run a command again every 2 seconds, until Ctrl-C.")

  static let isStreaming = true

  @Option(
    name: [.customShort("n"), .long], help: ArgumentHelp("How often.", valueName: "duration"))
  var interval = DurationArgument(.seconds(2))

  @Option(help: "End after so many runs.")
  var count: Int?

  @Argument(help: "The command with its arguments.")
  var command: [String]

  /// The command's own options, and the line that it repeats, whose options are not its own.
  static func parts(of words: [String]) -> (options: [String], line: [String]) {
    var rest = words[...]
    while let first = rest.first, first.hasPrefix("-"), first != "--" {
      let takesValue = ["-n", "--interval", "--count"].contains(first)
      rest = rest.dropFirst(takesValue ? 2 : 1)
    }
    let options = Array(words.prefix(words.count - rest.count))
    return (options, Array(rest.first == "--" ? rest.dropFirst() : rest))
  }

  func validate() throws {
    if let count, count < 1 { throw ValidationError("--count needs a number from 1 on") }
    guard let name = command.first else { throw ValidationError("a command is needed") }
    guard let type = SessionGrammar.command(name) as? any InspectorCommand.Type else {
      throw ValidationError("there is no command \(name)")
    }
    if type.isStreaming { throw ValidationError("\(name) goes on by itself") }
  }

  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus {
    let context = invocation.context
    var status = ExitStatus.success
    var runs = 0
    while true {
      let output = HeldOutput(like: context.standardOutput)
      var captured = context
      captured.standardOutput = output
      captured.standardError = output
      let outcome = try await session.perform(command, in: captured)
      // Ctrl-C is how it is meant to end; what was shown last stays.
      if Task.isCancelled { return status }
      status = status.worse(outcome)
      runs += 1
      try await context.standardOutput.print(frame(output.text, invocation))
      if runs == count || session.isEnding { return status }
      do {
        try await context.time.sleep(for: interval.duration)
      } catch {
        return status
      }
    }
  }

  /// One run's output: over the last one where the terminal can, below it elsewhere.
  private func frame(_ text: String, _ invocation: Invocation) -> String {
    let screen = invocation.context.standardOutput
    let time = WallClock.timeOfDay(invocation.context.wallClock()).prefix(8)
    let title =
      "every \(Quantity.interval(interval.duration)): \(command.joined(separator: " "))  \(time)"
    guard let height = screen.height, invocation.context.environment["TERM"] != "dumb" else {
      return "--- \(title)\n" + text
    }
    let width = screen.width ?? 80
    let heading = DisplayWidth.truncated(TerminalText.escaped(title), to: width)
    let lines = Self.fitting(
      text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(),
      rows: max(1, height - 3), columns: width)
    return Self.clearScreen + invocation.palette(for: screen).paint(heading, .strong) + "\n\n"
      + lines.map { $0 + "\n" }.joined()
  }

  /// The first lines that have room on a screen, which wraps them, with a word on the others.
  private static func fitting(
    _ lines: ArraySlice<Substring>, rows: Int, columns: Int
  ) -> [Substring] {
    func first(_ limit: Int) -> ArraySlice<Substring> {
      var used = 0
      return lines.prefix { line in
        used += 1 + max(0, DisplayWidth.ofPainted(line) - 1) / max(1, columns)
        return used <= limit
      }
    }
    let all = first(rows)
    if all.count == lines.count { return Array(all) }
    let shown = first(rows - 1)
    return shown + ["(\(lines.count - shown.count) more lines)"]
  }

  private static let clearScreen = "\u{1B}[H\u{1B}[2J"
}
