import Dispatch

/// Work that may block for long, such as a write to a pipe whose reader is slow: it gets a thread
/// that no task of the informers waits for.
enum BlockingWork {
  private static let queue = DispatchQueue(label: "blocking work", attributes: .concurrent)

  static func run<Failure: Error>(
    _ body: @escaping @Sendable () throws(Failure) -> Void
  ) async throws(Failure) {
    let result: Result<Void, Failure> = await withCheckedContinuation { continuation in
      queue.async {
        do throws(Failure) {
          continuation.resume(returning: .success(try body()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    try result.get()
  }
}
