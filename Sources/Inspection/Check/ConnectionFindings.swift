import CoreDNSPlugins
import Corefile
import KubernetesClient

/// What is wrong with how a block connects, as findings with their places.
///
/// They stand at the property that describes the connection, or else at the directive.
public struct ConnectionFindings: Sendable {
  private let plan: ServerBlockPlan
  private let isOverridden: Bool

  /// Takes a block; `isOverridden` where the command line describes the connection instead.
  public init(_ plan: ServerBlockPlan, isOverridden: Bool = false) {
    self.plan = plan
    self.isOverridden = isOverridden
  }

  /// A connection that cannot be made keeps CoreDNS from starting.
  public func finding(_ error: ClientError) -> Diagnostic {
    place(
      Diagnostic(
        .error, id: "connection", error.message, at: nil, notes: error.cause.map { [$0] } ?? [],
        fix: error.hint))
  }

  /// What client-go accepts and a person most likely did not mean.
  public func finding(_ concern: ConnectionConcern) -> Diagnostic {
    place(
      Diagnostic(
        concern.isFatal ? .error : .warning, id: concern.kind.rawValue, concern.message, at: nil,
        notes: concern.note.map { [$0] } ?? [], fix: concern.fix))
  }

  /// The connection of a pod cannot be looked at from elsewhere, which is no fault of the Corefile.
  public var unchecked: Diagnostic {
    place(
      Diagnostic(
        .note, id: "in-cluster-unchecked",
        "the block means the cluster that CoreDNS runs in; its connection is not checked here",
        at: nil, fix: "give --kubeconfig or --context to check one"))
  }

  /// Whether the block describes no connection, so that CoreDNS takes that of its pod.
  public var isInCluster: Bool {
    !isOverridden && plan.connection.kubeconfig == nil && plan.connection.endpoint.isEmpty
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
