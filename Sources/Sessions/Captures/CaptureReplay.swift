import Captures
import Informers
import Inspection
import K8sAPI
import KubernetesClient
import KubernetesWire

/// Puts what was recorded of one server block into informers that do not run.
package struct CaptureReplay: Sendable {
  /// How many faults are told one by one.
  private static let toldFaults = 3

  private let capture: Capture
  /// The informers by the place of their watch in the capture.
  private let informers: [Int: any RestorableInformer]
  private let clock: ReplayClock
  /// Tells what cannot be read.
  private let tell: @Sendable (String) -> Void

  /// Takes the watches of the block at that place of the capture.
  init(
    _ capture: Capture, block: Int, _ registry: WatcherRegistry, clock: ReplayClock,
    tell: @escaping @Sendable (String) -> Void
  ) {
    self.capture = capture
    self.clock = clock
    self.tell = tell
    var informers: [Int: any RestorableInformer] = [:]
    for (number, watch) in capture.watches.enumerated() where watch.block == block {
      informers[number] =
        registry.watch(watch.name)?.informer as? any RestorableInformer
    }
    self.informers = informers
  }

  /// Stores the objects, and what became of them where `appliesEvents`, and tells what of them
  /// cannot be read.
  func restore(appliesEvents: Bool) {
    let watches = informers.sorted { $0.key < $1.key }
    var faults = SideBySide.map(watches) { number, informer in
      restore(capture.watches[number], in: informer)
    }.flatMap { $0 }
    if appliesEvents { faults += capture.events.compactMap(apply) }
    for fault in faults.prefix(Self.toldFaults) { tell(fault) }
    tellOthers(of: faults.count)
  }

  private func tellOthers(of faults: Int) {
    let others = faults - Self.toldFaults
    if others > 0 {
      tell("\(Quantity.count(others, "further line")) of the capture cannot be read")
    }
  }

  private func restore(_ watch: CapturedWatch, in informer: any RestorableInformer) -> [String] {
    defer { informer.restore(watch.status) }
    do throws(ClientError) {
      return try informer.restore(watch.objects.forEach).map { index, error in
        "line \(watch.firstLine + index) of the capture: an object of \(watch.name) cannot be"
          + " read: \(error)"
      }
    } catch {
      return ["the objects of \(watch.name) in the capture cannot be read: \(error.message)"]
    }
  }

  /// Plays the events at their pace, or at once without `time`; ends early with the task.
  ///
  /// What cannot be read is told when its time has come.
  func play(time: (any TimeSource)?) async {
    var last: Duration?
    var faults = 0
    defer { tellOthers(of: faults) }
    for event in capture.events where informers[event.watch] != nil {
      if let time, let last, event.time > last {
        guard (try? await time.sleep(for: event.time - last)) != nil else { return }
      }
      last = max(last ?? event.time, event.time)
      clock.now = event.time
      if let fault = apply(event) {
        faults += 1
        if faults <= Self.toldFaults { tell(fault) }
      }
      if Task.isCancelled { return }
    }
  }

  /// Has an event happen; gives what of it cannot be read.
  private func apply(_ event: CapturedEvent) -> String? {
    guard let informer = informers[event.watch] else { return nil }
    do throws(DecodeError) {
      try informer.replay(event.change)
      return nil
    } catch {
      return "line \(event.line) of the capture: an event of \(capture.watches[event.watch].name)"
        + " cannot be read: \(error)"
    }
  }
}
