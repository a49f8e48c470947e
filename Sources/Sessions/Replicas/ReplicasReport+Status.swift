import Inspection

extension ReplicasReport {
  /// What it means for the process.
  package var status: ExitStatus {
    if !isReached { return .cannotConnect }
    return isDifferent ? .expectationFailed : .success
  }
}
