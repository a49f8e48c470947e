import KubernetesWire

/// What `kubectl get pods` says about a pod in three words: the STATUS, READY and RESTARTS columns,
/// by the rules of the API server's own printer.
struct PodSummary {
  /// How many containers are ready, and how many there are.
  private(set) var ready = 0
  private(set) var total: Int
  /// What it does in a word, such as `Running`, `CrashLoopBackOff` or `Init:0/2`.
  private(set) var status: String
  private var restarts: Int64 = 0
  private var lastRestart: Int64?
  private let pod: JSONValue

  init(_ pod: JSONValue) {
    self.pod = pod
    total = pod["spec"]?["containers"]?.arrayValue?.count ?? 0
    status = Self.text(pod["status"]?["phase"])
    let reason = Self.text(pod["status"]?["reason"])
    if !reason.isEmpty { status = reason }
    if condition("PodScheduled")?["reason"] == "SchedulingGated" { status = "SchedulingGated" }
    let isInitializing = readInitContainers()
    if !isInitializing || isTrue("Initialized") { readContainers() }
    readDeletion(reason: reason)
  }

  /// `3`, or `3 (5m ago)` where it is known when the last one was.
  func restartText(now: Int64) -> String {
    guard restarts > 0, let lastRestart else { return String(restarts) }
    return "\(restarts) (\(HumanDuration.string(now - lastRestart)) ago)"
  }

  /// Init containers that are to run on beside the others count with them (sidecars).
  private var sidecars: Set<String> {
    let containers = pod["spec"]?["initContainers"]?.arrayValue ?? []
    return Set(
      containers.filter { $0["restartPolicy"] == "Always" }.map { Self.text($0["name"]) })
  }

  /// Gives whether an init container has not finished yet.
  private mutating func readInitContainers() -> Bool {
    let sidecars = sidecars
    total += sidecars.count
    let statuses = pod["status"]?["initContainerStatuses"]?.arrayValue ?? []
    let count = pod["spec"]?["initContainers"]?.arrayValue?.count ?? 0
    var ofSidecars: (restarts: Int64, last: Int64?) = (0, nil)
    defer { if !isHeldUp(statuses, sidecars) { (restarts, lastRestart) = ofSidecars } }
    for (index, status) in statuses.enumerated() {
      countRestarts(status)
      let isSidecar = sidecars.contains(Self.text(status["name"]))
      if isSidecar {
        ofSidecars.restarts += status["restartCount"]?.integerValue ?? 0
        ofSidecars.last = Self.later(ofSidecars.last, status)
        if status["started"] == true, status["state"]?["terminated"] == nil {
          if status["ready"] == true { ready += 1 }
          continue
        }
      }
      guard let reason = Self.initReason(status, index: index, count: count) else { continue }
      self.status = reason
      return true
    }
    return false
  }

  /// Whether the init containers are what keeps the pod from running: then their restarts count.
  private func isHeldUp(_ statuses: [JSONValue], _ sidecars: Set<String>) -> Bool {
    guard !isTrue("Initialized") else { return false }
    return statuses.contains { status in
      let isUp =
        sidecars.contains(Self.text(status["name"])) && status["started"] == true
        && status["state"]?["terminated"] == nil
      return !isUp && Self.initReason(status, index: 0, count: 0) != nil
    }
  }

  /// Why an init container holds the pod up; nil when it has done its work.
  private static func initReason(_ status: JSONValue, index: Int, count: Int) -> String? {
    if let terminated = status["state"]?["terminated"], terminated != .null {
      if (terminated["exitCode"]?.integerValue ?? 0) == 0 { return nil }
      return "Init:\(exitReason(terminated))"
    }
    let waiting = text(status["state"]?["waiting"]?["reason"])
    if !waiting.isEmpty && waiting != "PodInitializing" { return "Init:\(waiting)" }
    return "Init:\(index)/\(count)"
  }

  private mutating func readContainers() {
    var isRunning = false
    for container in (pod["status"]?["containerStatuses"]?.arrayValue ?? []).reversed() {
      countRestarts(container)
      let state = container["state"]
      let waiting = Self.text(state?["waiting"]?["reason"])
      if !waiting.isEmpty {
        status = waiting
      } else if let terminated = state?["terminated"], terminated != .null {
        status = Self.exitReason(terminated)
      } else if container["ready"] == true, let running = state?["running"], running != .null {
        isRunning = true
        ready += 1
      }
    }
    // One container that has finished beside another that runs does not make the pod finished.
    if status == "Completed" && isRunning { status = isTrue("Ready") ? "Running" : "NotReady" }
  }

  private mutating func readDeletion(reason: String) {
    guard let deletion = pod["metadata"]?["deletionTimestamp"], deletion != .null else { return }
    if reason == "NodeLost" {
      status = "Unknown"
    } else if !["Succeeded", "Failed"].contains(Self.text(pod["status"]?["phase"])) {
      status = "Terminating"
    }
  }

  private mutating func countRestarts(_ container: JSONValue) {
    restarts += container["restartCount"]?.integerValue ?? 0
    lastRestart = Self.later(lastRestart, container)
  }

  private static func later(_ last: Int64?, _ container: JSONValue) -> Int64? {
    let finished = container["lastState"]?["terminated"]?["finishedAt"]?.stringValue
    guard let seconds = finished.flatMap(RFC3339.seconds) else { return last }
    return max(last ?? seconds, seconds)
  }

  private static func exitReason(_ terminated: JSONValue) -> String {
    let reason = text(terminated["reason"])
    if !reason.isEmpty { return reason }
    let signal = terminated["signal"]?.integerValue ?? 0
    return signal != 0
      ? "Signal:\(signal)" : "ExitCode:\(terminated["exitCode"]?.integerValue ?? 0)"
  }

  private func condition(_ type: String) -> JSONValue? {
    pod["status"]?["conditions"]?.arrayValue?.first { $0["type"]?.stringValue == type }
  }

  private func isTrue(_ type: String) -> Bool { condition(type)?["status"] == "True" }

  private static func text(_ value: JSONValue?) -> String { value?.stringValue ?? "" }
}
