import CoreDNSPlugins

extension ServerBlockPlan {
  /// Whether it is the plan of the same connection of the same block.
  package func isSame(as other: ServerBlockPlan) -> Bool {
    blockIndex == other.blockIndex && title == other.title
  }
}
