import KubernetesClient
import KubernetesConfiguration

/// What to do about a connection that cannot be made, in terms of the command line.
package enum ConnectionAdvice {
  /// How to look at a connection where the block's own is elsewhere.
  package static let otherwise = "give --kubeconfig or --context to check one"

  /// What to do; nil where only the problem itself can say.
  package static func hint(_ kind: ConnectionProblem.Kind) -> String? {
    switch kind {
    case .noKubeconfig: "give --kubeconfig or set KUBECONFIG"
    case .notInPod: "give --kubeconfig or --context"
    case .noServiceAccountToken: "or give --kubeconfig"
    case .impersonationWithoutUser: "give --as beside --as-uid and --as-group"
    default: nil
    }
  }
}

extension ConnectionProblem {
  /// The problem with what to do about it on the command line.
  package var advised: ConnectionProblem {
    var problem = self
    let hints = [hint, ConnectionAdvice.hint(kind)].compactMap { $0 }
    problem.hint = hints.isEmpty ? nil : hints.joined(separator: "; ")
    return problem
  }
}
