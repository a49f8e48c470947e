import Glibc

/// CPU time and wall time of a piece of work in this process.
struct Measurement {
  var wall: Duration
  var cpu: Duration

  static func of<Result>(_ work: () throws -> Result) rethrows -> (Measurement, Result) {
    let before = (ContinuousClock.now, cpuTime)
    let result = try work()
    let measurement = Measurement(
      wall: before.0.duration(to: .now), cpu: cpuTime - before.1)
    return (measurement, result)
  }

  /// How many of something a second of CPU time did.
  func perSecond(_ count: Int) -> Int { Int(Double(count) / (cpu / .seconds(1))) }

  private static var cpuTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}

/// Prints one figure: what was measured, how much, and what the bar is.
func report(_ what: String, _ value: String, bar: String) {
  let name = what.padding(to: 44)
  print("\(name)\(value.padding(to: 34))bar \(bar)")
}

extension String {
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
