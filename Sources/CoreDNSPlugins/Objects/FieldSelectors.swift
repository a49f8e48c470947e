/// Field selectors that both `kubernetes` plugins use.
enum FieldSelectors {
  /// Leaves finished pods out: their addresses may have been given to others.
  static let unfinishedPods =
    "status.phase!=Succeeded,status.phase!=Failed,status.phase!=Unknown"
}
