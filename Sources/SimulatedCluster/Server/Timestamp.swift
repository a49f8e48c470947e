import KubernetesWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The wall clock as Kubernetes and HTTP write it.
enum Timestamp {
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Seconds since 1970.
  static func seconds() -> Int { time(nil) }

  /// `2026-11-23T03:30:20Z`.
  static func now() -> String { RFC3339.string(Int64(seconds())) }

  /// `Mon, 23 Nov 2026 03:31:12 GMT`.
  static func http() -> String {
    let parts = utc()
    return "\(weekdays[Int(parts.tm_wday)]), \(two(parts.tm_mday)) "
      + "\(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900) "
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT"
  }

  private static func utc() -> tm {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return parts
  }

  private static func two(_ number: Int32) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
