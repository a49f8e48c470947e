import Captures
import Inspection
import InspectorShell
import Rendering
import Sessions

extension Invocation {
  /// Writes a capture to a file, and says in one line what is in it.
  ///
  /// - Parameter missed: How many events are not.
  func write(
    _ capture: Capture, missed: Int, to path: String, isRedacted: Bool
  ) async throws {
    guard let bytes = CaptureWriter.file(of: capture, redactor: isRedacted ? .init() : nil) else {
      throw CommandFailure(.failure, "\(path) cannot be written: there is no memory")
    }
    try AtomicFile.write(bytes, to: context.session.absolute(path), mode: .ownerOnly)
    if missed > 0 {
      tell(
        FailureMessage(
          "\(Quantity.count(missed, "event")) came too fast, or when there was no more room, and"
            + " are not recorded", isWarning: true))
    }
    let objects = capture.watches.reduce(0) { $0 + $1.objects.count }
    let parts =
      [
        "\(capture.watches.count) watches", Quantity.count(objects, "object"),
        Quantity.count(capture.events.count, "event"),
      ] + (capture.replicaCount.map { [Quantity.count($0, "replica")] } ?? []) + [
        Quantity.bytes(bytes.count)
      ]
    try context.standardOutput.write(
      "recorded \(TerminalText.escaped(path)): \(parts.joined(separator: ", "))\n")
  }
}
