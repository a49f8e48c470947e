import KubernetesClient

extension Churn {
  /// Makes changes at a steady rate until the task is cancelled, or until `count` were made.
  ///
  /// The n-th change is due n / `rate` seconds after the first; a target that is too slow is given
  /// changes one after the other without a pause until it has caught up. Throws what the target
  /// throws.
  public mutating func run(
    against target: some ChurnTarget, eventsPerSecond rate: Double, count: Int? = nil,
    time: some TimeSource
  ) async throws {
    guard rate > 0 else { return }
    let start = time.now()
    var made = 0
    while made < count ?? .max, let operation = next() {
      try Task.checkCancellation()
      let due = start + .seconds(Double(made) / rate)
      let now = time.now()
      if due > now { try await time.sleep(for: due - now) }
      switch operation {
      case .apply(let object): try await target.apply(object)
      case .delete(let resource, let namespace, let name):
        try await target.delete(resource, namespace: namespace, name: name)
      }
      made += 1
    }
  }
}
