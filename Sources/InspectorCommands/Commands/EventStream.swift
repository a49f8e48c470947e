import Informers
import Inspection
import InspectorShell
import K8sAPI
import KubernetesClient
import Rendering
import Sessions
import Synchronization

/// Prints what a feed brings until there is a reason to end.
struct EventStream: Sendable {
  /// Why it ended, and how many events of objects it has shown.
  struct Ending: Sendable {
    enum Reason: Sendable { case counted, timeIsUp, askedTo, unread, hopeless }
    var reason: Reason
    var shown: Int
  }

  /// The command's run.
  let invocation: Invocation
  /// What is printed.
  let feed: EventFeed
  /// The sessions that feed it.
  let sessions: [BlockSession]
  /// How long to go on at most.
  let duration: Duration?
  /// How many events of objects to show at most.
  let count: Int?

  /// How often it is looked whether anybody still reads.
  private static let readerCheckInterval = Duration.milliseconds(200)

  /// Prints until the end.
  func follow() async throws -> Ending {
    let reason = Mutex(Ending.Reason?.none)
    let watchdog = Task {
      let first = await firstReason()
      reason.withLock { $0 = $0 ?? first }
      feed.finish()
    }
    defer { watchdog.cancel() }
    let shown = try await printAll()
    try Task.checkCancellation()
    // The time may have been up while the last of them waited to be printed.
    let ended = shown == count ? .counted : reason.withLock { $0 } ?? .counted
    return Ending(reason: ended, shown: shown)
  }

  /// Prints until the feed ends or enough has been shown; gives how many events that were.
  private func printAll() async throws -> Int {
    var printer = EventPrinter(
      invocation.output, style: invocation.style,
      watches: sessions.flatMap { $0.watches.map(\.name) }, showsBlock: sessions.count > 1)
    try await invocation.context.standardOutput.print(printer.header())
    var shown = 0
    while let batch = await feed.next() {
      var text = ""
      for event in reports(of: batch) {
        text += printer.text(event)
        if event.isAboutObject { shown += 1 }
        if shown == count { break }
      }
      try await invocation.context.standardOutput.print(text)
      if shown == count { break }
    }
    return shown
  }

  private func reports(of batch: EventFeed.Batch) -> some Sequence<EventReport> {
    var missed: [EventReport] = []
    if batch.missed > 0, let last = batch.items.last {
      missed = [report(last, .missed(batch.missed))]
    }
    return batch.items.lazy.map { item in
      report(item, EventReport.Change(item.event, objects: item.objects))
    } + missed
  }

  private func report(_ item: EventFeed.Item, _ change: EventReport.Change) -> EventReport {
    EventReport(
      time: item.time, identity: item.source.identity, watch: item.source.watch,
      columns: item.source.informer.indexer.columns, change: change)
  }

  /// Waits for the first reason to end that does not lie in the events.
  private func firstReason() async -> Ending.Reason {
    let time = invocation.context.time
    return await withTaskGroup(of: Ending.Reason?.self) { group in
      group.addTask {
        await invocation.context.untilAskedToEnd()
        return .askedTo
      }
      group.addTask {
        while !invocation.context.standardOutput.isClosed {
          guard (try? await time.sleep(for: Self.readerCheckInterval)) != nil else { return nil }
        }
        return .unread
      }
      group.addTask {
        await SyncWait.isHopeless(sessions, time: time) ? .hopeless : nil
      }
      if let duration {
        group.addTask { (try? await time.sleep(for: duration)) != nil ? .timeIsUp : nil }
      }
      for await reason in group {
        guard let reason else { continue }
        group.cancelAll()
        return reason
      }
      return .askedTo
    }
  }
}
