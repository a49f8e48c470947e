import ArgumentParser
import Inspection
import InspectorShell
import Rendering
import Sessions

/// `diff`: what two clusters, captures or contexts do not share.
struct DiffCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what two clusters, captures or contexts do not share, names' answers too.",
    discussion: """
      Each side is live (what the options connect to), context:NAME (another context of the \
      kubeconfig) or the path of a capture. Compared are the watches and what they ask for, the \
      objects as far as CoreDNS keeps them, the values of indexes, the settings, and with --name or \
      --names what names are answered and what decided. Versions of objects and timings are told \
      and are no difference; records are compared without their TTLs.

      Exit status: 0 where both sides are the same, 6 where they differ.
      """)

  @Argument(help: "The first side: live, context:NAME, or a capture's path.", completion: .file())
  var first: String

  @Argument(help: "The second side.", completion: .file())
  var second: String

  @Option(
    help: ArgumentHelp(
      "Show at most so many differences of each watch and index. (default: 20)",
      valueName: "number"))
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      "Compare what a name is answered; repeatable.", valueName: "name[/type]"),
    completion: ShellCompletion.dnsNames)
  var name: [String] = []

  @Option(
    help: ArgumentHelp(
      "Compare the answers to a file's questions, a line each: NAME TYPE [CLIENT], or JSON.",
      valueName: "path"), completion: .file())
  var names: String?

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit needs a number from 1 on") }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    let sides = (first: try DifferenceSide(first), second: try DifferenceSide(second))
    let comparer = SideComparer(
      run: invocation.sessions, sides: sides, names: try asked(invocation), limit: limit ?? 20)
    return try await comparer.withReport { report, status in
      try await invocation.show(report)
      return report.isDifferent ? status.worse(.expectationFailed) : status
    }
  }

  private func asked(_ invocation: Invocation) throws -> NamesToAsk? {
    if names == nil, name.isEmpty { return nil }
    let text = try names.map { try invocation.text(of: $0) } ?? ""
    var asked = try NamesToAsk(text: text, source: names == "-" ? "stdin" : names ?? "")
    try asked.add(name)
    return asked
  }
}
