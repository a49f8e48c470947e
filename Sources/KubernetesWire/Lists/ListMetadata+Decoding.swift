extension ListMetadata {
  /// How `metav1.ListMeta` is read.
  static let projection = Projection<ListMetadata>(
    initial: ListMetadata(),
    fields: [
      .text("resourceVersion", 2) { $0.resourceVersion = $1.string() },
      .text("continue", 3) { $0.continueToken = $1.string() },
      .integer("remainingItemCount", 4) { $0.remainingItemCount = Int($1) },
    ])
}
