import KubernetesWire

/// Points in time as people and documents have them, always UTC.
///
/// A point is the time since the beginning of 1970. The tool does not read the local time zone:
/// CoreDNS's own logs are usually in UTC, and two people compare notes.
public enum WallClock {
  /// `15:04:05.123`.
  public static func timeOfDay(_ time: Duration) -> String {
    let (text, microseconds) = parts(time)
    return text.dropFirst(11).dropLast() + "." + padded(microseconds / 1000, 3)
  }

  /// `2026-11-24T15:04:05.123456Z`, as `metav1.MicroTime` is written.
  public static func timestamp(_ time: Duration) -> String {
    let (text, microseconds) = parts(time)
    return text.dropLast() + "." + padded(microseconds, 6) + "Z"
  }

  private static func parts(_ time: Duration) -> (text: String, microseconds: Int64) {
    let (seconds, attoseconds) = max(.zero, time).components
    return (RFC3339.string(seconds), attoseconds / 1_000_000_000_000)
  }

  private static func padded(_ number: Int64, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
