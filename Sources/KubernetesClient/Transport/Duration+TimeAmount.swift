import NIOCore

extension Duration {
  /// The same for swift-nio; what is too long for it is its longest.
  var timeAmount: TimeAmount {
    .nanoseconds(Int64(exactly: (self / .nanoseconds(1)).rounded()) ?? .max)
  }
}
