/// A large value that is kept once, however many hold it.
final class Shared<Value: Sendable>: Sendable {
  /// The value.
  let value: Value

  /// Keeps a value.
  init(_ value: Value) {
    self.value = value
  }
}
