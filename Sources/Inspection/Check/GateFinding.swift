import CoreDNSPlugins
import Corefile

/// That CoreDNS runs several start-up gates one after another before it opens a port.
public struct GateFinding: Sendable {
  /// The plans of a whole Corefile.
  public var plans: [ServerBlockPlan]

  /// How long port 53 may stay silent before that is worth a warning.
  private static let longest = Duration.seconds(10)

  /// Looks at the plans of a whole Corefile.
  public init(_ plans: [ServerBlockPlan]) {
    self.plans = plans
  }

  /// The finding, at the second gate; nil where there is no second one.
  ///
  /// `measured` is how long they have taken together; nil where that is not known.
  public func diagnostic(measured: Duration? = nil) -> Diagnostic? {
    let held = plans.map { (plan: $0, gates: StartUpSequence([$0]).gates) }
      .filter { !$0.gates.isEmpty }
    guard held.count > 1 else { return nil }
    let sequence = StartUpSequence(held.flatMap(\.gates))
    let bound = sequence.rest.map { "for up to \(Quantity.interval($0))" } ?? "without limit"
    let plan = held[1].plan
    var notes = [sequence.gates.map(\.words).joined(separator: ", ")]
    if let measured {
      notes.append("with this API server it would serve after \(Quantity.interval(measured))")
    }
    return Diagnostic(
      sequence.rest.map { $0 <= Self.longest } ?? false ? .note : .warning,
      id: "sequential-gates",
      "CoreDNS runs \(held.count) start-up gates one after another, and opens no port \(bound)",
      at: plan.plugins.first { $0.name == plan.plugin }?.location, length: plan.plugin.utf8.count,
      notes: notes,
      fix: "put the zones into one server block, or shorten startup_timeout (CoreDNS 1.12.3)")
  }
}
