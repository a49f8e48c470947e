/// The middle one of some durations.
func median(_ durations: [Duration]) -> Duration { durations.sorted()[durations.count / 2] }

/// A number with two decimals.
func decimal(_ number: Double) -> String {
  let hundredths = Int((number * 100).rounded())
  let rest = abs(hundredths % 100)
  return "\(hundredths < 0 ? "-" : "")\(abs(hundredths / 100)).\(rest < 10 ? "0" : "")\(rest)"
}

/// A duration in seconds.
func seconds(_ duration: Duration) -> String { "\(decimal(duration / .seconds(1))) s" }

/// A size in megabytes.
func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000) MB" }
