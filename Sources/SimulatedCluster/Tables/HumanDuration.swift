import KubernetesWire

/// Durations as kubectl's AGE column shows them: two units at most, coarser the longer they are.
enum HumanDuration {
  /// The text for so many seconds; a little below zero is a clock that differs, more is invalid.
  static func string(_ seconds: Int64) -> String {
    guard seconds >= -1 else { return "<invalid>" }
    if seconds < 0 { return "0s" }
    if seconds < 120 { return "\(seconds)s" }
    let minutes = seconds / 60
    if minutes < 10 { return pair(minutes, "m", seconds % 60, "s") }
    if minutes < 180 { return "\(minutes)m" }
    let hours = minutes / 60
    if hours < 8 { return pair(hours, "h", minutes % 60, "m") }
    if hours < 48 { return "\(hours)h" }
    let days = hours / 24
    if days < 8 { return pair(days, "d", hours % 24, "h") }
    if days < 730 { return "\(days)d" }
    let years = days / 365
    return years < 8 ? pair(years, "y", days % 365, "d") : "\(years)y"
  }

  private static func pair(_ large: Int64, _ unit: String, _ small: Int64, _ next: String)
    -> String
  {
    small == 0 ? "\(large)\(unit)" : "\(large)\(unit)\(small)\(next)"
  }

  /// How long ago a point in time was, in seconds since 1970; `<unknown>` where there is none.
  static func age(_ timestamp: String?, now: Int64) -> String {
    guard let seconds = timestamp.flatMap(RFC3339.seconds) else { return "<unknown>" }
    return string(now - seconds)
  }
}
