/// The metadata of a list: `metav1.ListMeta`.
public struct ListMetadata: Hashable, Sendable {
  /// The version of the whole list, to start a watch from.
  public var resourceVersion: String
  /// The token of the next page; empty on the last one.
  public var continueToken: String
  /// How many items are still to come in later pages, where the server knows.
  public var remainingItemCount: Int?

  /// Makes list metadata.
  public init(
    resourceVersion: String = "", continueToken: String = "", remainingItemCount: Int? = nil
  ) {
    self.resourceVersion = resourceVersion
    self.continueToken = continueToken
    self.remainingItemCount = remainingItemCount
  }
}
