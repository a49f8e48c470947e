import Captures
import Synchronization

/// A recording that goes on beside whatever else is done with its sessions.
package final class RunningRecording: Sendable {
  /// What was recorded.
  package struct Outcome: Sendable {
    /// What the sessions held when it began, and what happened since.
    package var capture: Capture
    /// How many events are not kept: they came too fast, or there was no room for them.
    package var missed: Int

    /// Makes one.
    package init(capture: Capture, missed: Int) {
      self.capture = capture
      self.missed = missed
    }
  }

  private let feed: EventFeed
  private let task: Task<Outcome, Never>
  private let count: Counter

  /// Takes the events of a feed that observes the sessions already.
  init(_ recorder: SessionRecorder, _ feed: EventFeed) {
    self.feed = feed
    let count = Counter()
    self.count = count
    // What is in the stores by now is in the capture; an event of it may come once more.
    let capture = recorder.capture()
    task = Task {
      var capture = capture
      let missed = await recorder.record(feed, into: &capture) { count.value = $0 }
      return Outcome(capture: capture, missed: missed)
    }
  }

  /// How many events there are so far.
  package var events: Int { count.value }

  /// Ends it; what it was is the same each time.
  package func finish() async -> Outcome {
    feed.finish()
    return await task.value
  }

  private final class Counter: Sendable {
    private let state = Mutex(0)

    var value: Int {
      get { state.withLock { $0 } }
      set { state.withLock { $0 = newValue } }
    }
  }
}
