import CoreDNSPlugins
import Corefile
import KubernetesClient
import KubernetesConfiguration

/// What is wrong with how a block connects, as findings with their places.
///
/// They stand at the property that describes the connection, or else at the directive.
public struct ConnectionFindings: Sendable {
  private let plan: ServerBlockPlan
  private let isOverridden: Bool
  private let isHere: Bool
  private let otherwise: String

  /// Takes a block; `isOverridden` where the command line describes the connection instead,
  /// `isHere` where CoreDNS runs on this machine, and `otherwise` how the command line would.
  public init(
    _ plan: ServerBlockPlan, isOverridden: Bool = false, isHere: Bool = false, otherwise: String
  ) {
    self.plan = plan
    self.isHere = isHere
    self.isOverridden = isOverridden
    self.otherwise = otherwise
  }

  /// A connection that cannot be made keeps CoreDNS from starting.
  ///
  /// Files that the block names and that are not there may be where CoreDNS runs.
  public func finding(_ problem: ConnectionProblem) -> Diagnostic {
    if problem.kind == .missingFiles, !isOverridden, !isHere { return notHere(problem) }
    return place(
      Diagnostic(
        .error, id: "connection", problem.message, at: nil,
        notes: Self.lines(problem.cause), fix: problem.hint))
  }

  /// What client-go accepts and a person most likely did not mean.
  public func finding(_ concern: ConnectionConcern) -> Diagnostic {
    place(
      Diagnostic(
        Self.severity(concern.severity), id: concern.kind.rawValue, concern.message, at: nil,
        notes: concern.note.map { [$0] } ?? [], fix: concern.fix))
  }

  private func notHere(_ problem: ConnectionProblem) -> Diagnostic {
    place(
      Diagnostic(
        .note, id: "not-checked-here",
        "the connection is not checked here: it needs files that may be where CoreDNS runs",
        at: nil, notes: Self.lines(problem.cause ?? problem.message),
        fix: otherwise))
  }

  /// A block that names a cluster of its own is not looked at where the command line names another.
  public func overridden(by option: Provenance?) -> Diagnostic? {
    guard plan.connection.connectElsewhere, let option else { return nil }
    let own = ConnectionFindings(plan, otherwise: otherwise)
    return own.place(
      Diagnostic(
        .warning, id: "connection-overridden",
        "this block is checked against another cluster than its own: \(option) is given",
        at: nil, notes: ["CoreDNS connects as the block says"],
        fix: "check this block by itself, without \(option)"))
  }

  /// The connection of a pod cannot be looked at from elsewhere, which is no fault of the Corefile.
  public var unchecked: Diagnostic {
    place(
      Diagnostic(
        .note, id: "in-cluster-unchecked",
        "the block means the cluster that CoreDNS runs in; its connection is not checked here",
        at: nil, fix: otherwise))
  }

  /// Whether the block describes no connection, so that CoreDNS takes that of its pod.
  public var isInCluster: Bool {
    !isOverridden && !plan.connection.connectElsewhere
  }

  /// A cause of several lines, as client-go's advice is, as a note each.
  private static func lines(_ cause: String?) -> [String] {
    cause?.split(separator: "\n").map(String.init) ?? []
  }

  private static func severity(_ severity: ConnectionConcern.Severity) -> Diagnostic.Severity {
    switch severity {
    case .note: .note
    case .warning: .warning
    case .error: .error
    }
  }

  private func place(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    guard !isOverridden else { return diagnostic }
    let provider = plan.plugins.first { $0.name == plan.plugin }
    let property = ["kubeconfig", "endpoint"].first { provider?.settingOrigins[$0] != nil }
    diagnostic.location =
      property.flatMap { provider?.settingOrigins[$0] } ?? provider?.location
    diagnostic.length = (property ?? plan.plugin).utf8.count
    return diagnostic
  }
}
