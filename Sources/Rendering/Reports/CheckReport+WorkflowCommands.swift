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
    var lines = [diagnostic.message] + diagnostic.notes
    if let fix = diagnostic.fix { lines.append("fix: \(fix)") }
    return WorkflowCommand(
      diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue,
      properties: [
        ("file", location.map(path)), ("line", location.map { "\($0.line)" }),
        ("col", location.map { "\($0.column)" }),
        ("endColumn", location.map { "\($0.column + max(1, diagnostic.length))" }),
        ("title", diagnostic.id),
      ], message: lines.map(Redaction.text).joined(separator: "\n"))
  }

  /// The file seen from where the command runs, as GitHub looks for it in the repository.
  func path(_ location: SourceLocation) -> String {
    if location.file.isEmpty { return entryName }
    // A file of another ConfigMap is called by that.
    let isConfigMap =
      entryName.hasPrefix("configmap:") && location.file.hasPrefix("configmap:")
    guard !location.file.hasPrefix("/"), !isConfigMap, let slash = entryName.lastIndex(of: "/")
    else { return location.file }
    return entryName[...slash] + location.file
  }
}

extension ExpectationResult {
  fileprivate var command: WorkflowCommand {
    WorkflowCommand(
      "error", properties: [("title", "expectation-failed")],
      message: "\(expression) does not hold: \(found)")
  }
}
