import Corefile
import Inspection

extension CheckReport {
  /// Each finding and failed expectation as an annotation, and the verdict as a line of the log.
  public var workflowCommands: String? {
    let commands = findings.map(command) + expectations.filter { !$0.holds }.map(\.command)
    return commands.map(\.text).joined() + WorkflowCommand.plain(isLive ? verdict : summary)
  }

  private func command(_ finding: CheckFinding) -> WorkflowCommand {
    let diagnostic = finding.diagnostic
    let location = diagnostic.location
    return WorkflowCommand(
      diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue,
      properties: [
        ("file", location.map(path)), ("line", location.map { "\($0.line)" }),
        ("col", location.map { "\($0.column)" }),
        ("endColumn", location.map { "\($0.column + max(1, diagnostic.length))" }),
        ("title", diagnostic.id),
      ], message: diagnostic.paragraph)
  }

  /// The file seen from where the command runs, as GitHub looks for it in the repository.
  func path(_ location: SourceLocation) -> String { path(ofFile: location.file) }

  /// A file as its places name it, seen from where the command runs.
  public func path(ofFile file: String) -> String {
    if file.isEmpty { return entryName }
    // A file of another ConfigMap is called by that.
    let isConfigMap = entryName.hasPrefix("configmap:") && file.hasPrefix("configmap:")
    guard !file.hasPrefix("/"), !isConfigMap, let slash = entryName.lastIndex(of: "/")
    else { return file }
    return entryName[...slash] + file
  }
}

extension Diagnostic {
  /// The message, its notes and what to change, a line each, without passwords.
  var paragraph: String {
    let lines = [message] + notes + [fix.map { "fix: \($0)" }].compactMap { $0 }
    return lines.map(Redaction.text).joined(separator: "\n")
  }
}

extension ExpectationResult {
  fileprivate var command: WorkflowCommand {
    WorkflowCommand(
      "error", properties: [("title", "expectation-failed")],
      message: "\(expression) does not hold: \(found)")
  }
}
