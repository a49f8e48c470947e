public import Corefile
public import CoreDNSPlugins
import DNSMessages
import K8sAPI

/// Which watches an answer needs.
public enum WatchNeeds {
  /// The names of a plan's watches that the answers to some questions are made from, and those from
  /// which the reason is told.
  ///
  /// Pods are the largest store of a cluster and rarely needed: for their own names, for `podnames`
  /// and for `autopath`.
  public static func watches(
    of plan: ServerBlockPlan, in corefile: ParsedCorefile, for questions: [Question]
  ) -> Set<String> {
    guard let registry = try? plan.makeRegistry() else { return [] }
    let names = Set(registry.names)
    let pods = names.filter { $0 == "pod" || $0.hasPrefix("pod-") }
    guard !pods.isEmpty, corefile.blocks.indices.contains(plan.blockIndex) else { return names }
    let block = corefile.blocks[plan.blockIndex]
    let readsPods = ["podnames", "autopath"].contains { block.directive($0) != nil }
    let asksForPods = questions.contains { question in
      question.name.labels.contains { $0.lowercased() == "pod" }
    }
    return readsPods || asksForPods ? names : names.subtracting(pods)
  }
}
