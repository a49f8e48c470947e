import Corefile
import Inspection
import InspectorShell
import KubernetesWire
import Rendering
import Sessions

extension CheckCommand {
  /// Prints what was found, or the changes that mend it, and makes those.
  func show(_ outcomes: [Outcome], _ invocation: Invocation) async throws {
    if diff { return try showDiff(outcomes, invocation) }
    if files.count > 1, invocation.output == .sarif {
      try invocation.context.standardOutput.write(CheckReport.sarif(outcomes.map(\.report)))
    } else if files.count > 1, invocation.output == .json {
      for outcome in outcomes {
        try invocation.context.standardOutput.write(JSONWriter.line(outcome.report.document))
      }
    } else {
      for outcome in outcomes { try await invocation.show(outcome.report) }
    }
    if fix { try make(outcomes, invocation) }
  }

  private func showDiff(_ outcomes: [Outcome], _ invocation: Invocation) throws {
    for (outcome, change) in changes(outcomes) {
      let name = outcome.report.path(ofFile: change.file)
      let output = invocation.context.standardOutput
      let text = change.diff(name)
      // What `patch` reads must be as it is; a terminal is not trusted with it.
      try output.write(
        output.isTerminal
          ? TerminalText.escapedLines(text).joined(separator: "\n") : text)
    }
  }

  private func make(_ outcomes: [Outcome], _ invocation: Invocation) throws {
    for (outcome, change) in changes(outcomes) {
      let path = outcome.report.path(ofFile: change.file)
      guard let text = String(validating: change.fixed, as: UTF8.self) else {
        throw CommandFailure(.usage, "\(path) is not UTF-8, so that it is not changed")
      }
      guard path != "stdin", !path.hasPrefix("configmap:") else {
        throw CommandFailure(
          .usage, "\(path) cannot be changed here", hint: "--diff shows the changes")
      }
      try AtomicFile.write(text, to: invocation.context.session.absolute(path), mode: .byUmask)
      let lines = change.changes.count
      invocation.tell("fixed: \(TerminalText.escaped(path)), \(Quantity.count(lines, "line"))\n")
    }
  }

  private func changes(_ outcomes: [Outcome]) -> [(Outcome, CorefileFix)] {
    outcomes.flatMap { outcome in outcome.fixes.map { (outcome, $0) } }
  }

  /// Prints what a finding means.
  func explain(_ id: String, _ invocation: Invocation) throws -> ExitStatus {
    guard let text = FindingTexts.text(of: id) else {
      let near = DirectiveList(FindingTexts.all.map(\.id)).suggestion(for: id)
      throw CommandFailure(
        .usage, "there is no finding \(TerminalText.escaped(id))",
        hint: near.map { "did you mean \($0)?" } ?? "check prints the identifiers in brackets")
    }
    try invocation.context.standardOutput.write("\(text.id): \(text.title)\n\n\(text.text)\n")
    return .success
  }
}
