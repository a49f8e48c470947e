import ArgumentParser
import InspectorShell
import Rendering
import Sessions

/// `history`: the lines that the session has run.
struct HistoryCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show the lines of this session and of earlier ones.")

  @Argument(help: "Only so many of the latest.")
  var count: Int?

  func validate() throws {
    if let count, count < 1 { throw ValidationError("the number is from 1 on") }
  }

  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus {
    let lines = session.lines.enumerated().suffix(count ?? .max)
    let width = String(session.lines.count).count
    let text = lines.map { number, line in
      let number = String(number + 1)
      return String(repeating: " ", count: width - number.count)
        + "\(number)  \(TerminalText.escaped(line))\n"
    }.joined()
    try await invocation.context.standardOutput.print(text)
    return .success
  }
}
