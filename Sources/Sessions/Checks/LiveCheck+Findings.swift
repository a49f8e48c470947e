import Corefile
import Inspection
import K8sAPI
import KubernetesClient

extension LiveCheck {
  /// Adds what went wrong in a block to the report, with what to do about it.
  mutating func addFindings(_ open: OpenSession, _ block: Int) {
    let session = open.session
    let watches = report.serverBlocks[block].watches ?? []
    if let failure = session.failure {
      addConnectionFinding(failure, session, block)
    } else {
      addUnsynced(open, watches, block)
    }
    addRefusals(watches.filter { !$0.access.refusedVerbs.isEmpty }, block)
  }

  /// Adds one finding for each API group and set of verbs that are refused, with the rule that is
  /// missing.
  private mutating func addRefusals(_ refused: [CheckedWatch], _ block: Int) {
    var rest = refused
    while let first = rest.first {
      let isSame: (CheckedWatch) -> Bool = {
        $0.watch.resource.group == first.watch.resource.group
          && $0.access.refusedVerbs == first.access.refusedVerbs
      }
      let same = rest.filter(isSame)
      rest.removeAll(where: isSame)
      let rules = AccessRule.rules(for: same.map(\.watch.resource))
      let group = first.watch.resource.group
      let resources = rules.flatMap(\.resources).map { group.isEmpty ? $0 : "\($0).\(group)" }
      let names = same.map(\.watch.name).joined(separator: ", ")
      add(
        Diagnostic(
          .error, id: "access-denied",
          "\(same.count == 1 ? "watch" : "watches") \(names) may not"
            + " \(first.access.refusedVerbs.joined(separator: " and "))"
            + " \(resources.joined(separator: ", "))", at: nil,
          notes: first.access.reasons,
          fix: rules.first.map { "let a ClusterRole of this identity have the rule \($0.text)" }),
        block, first.watch.plugin)
    }
  }

  /// Adds a finding at the place of a plugin of the block.
  mutating func add(_ diagnostic: Diagnostic, _ block: Int, _ plugin: String? = nil) {
    report.findings.append(corefile.liveFinding(diagnostic, block: block, plugin: plugin))
  }

  private mutating func addConnectionFinding(
    _ failure: ClientError, _ session: BlockSession, _ block: Int
  ) {
    let causes = failure.cause?.split(separator: "\n").map(String.init) ?? []
    // What the Corefile alone has shown is not told a second time.
    let isTold = report.findings.contains {
      $0.diagnostic.id == "connection"
        && ($0.diagnostic.message, $0.diagnostic.notes) == (
          failure.message, causes
        )
    }
    if isTold { return }
    add(
      Diagnostic(
        .error, id: "connection", failure.message, at: nil,
        notes: causes,
        fix: failure.hint ?? FailureAdvice.hint(failure.code, server: session.server)), block)
  }

  private mutating func addUnsynced(
    _ open: OpenSession, _ watches: [CheckedWatch], _ block: Int
  ) {
    let session = open.session
    let refused = Set(
      watches.filter { !$0.access.refusedVerbs.isEmpty }.map(\.watch.name))
    for group in UnsyncedGroup.groups(of: open) {
      // The refusal is told with the rule that mends it.
      if group.error?.code == .forbidden, refused.isSuperset(of: group.names) { continue }
      let message = group.message(after: run.timeout, server: session.server)
      let plugin = group.names.first.flatMap { session.registry.watch($0)?.plugin }
      add(
        Diagnostic(
          .error, id: "watch-\(group.error.map { Self.identifier($0.code) } ?? "not-synced")",
          message.message, at: nil,
          notes: message.cause?.split(separator: "\n").map(String.init) ?? [], fix: message.hint),
        block, plugin)
    }
  }

  /// The name of a class of failures in the style of identifiers: `too-many-requests`.
  private static func identifier(_ code: ClientError.Code) -> String {
    code.rawValue.reduce(into: "") { result, character in
      result += character.isUppercase ? "-\(character.lowercased())" : String(character)
    }
  }
}
