import CoreDNSPlugins

extension LoadedCorefile {
  /// The plans that CoreDNS would start with beside these.
  package func plans(beside plans: [ServerBlockPlan]) -> [ServerBlockPlan] {
    self.plans.filter { plan in !plan.isRefused && !plans.contains { $0.isSame(as: plan) } }
  }
}

extension ServerBlockPlan {
  /// Whether it is the plan of the same connection of the same block.
  fileprivate func isSame(as other: ServerBlockPlan) -> Bool {
    blockIndex == other.blockIndex && title == other.title
  }
}
