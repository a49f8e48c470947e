extension GoType {
  /// The method of a name, with its receiver as the first input.
  ///
  /// Expressions can call what Go's `time` package offers, as in `now().Hour() < 8`.
  func method(_ name: String) -> GoSignature? {
    switch self {
    case .time: Self.timeMethods[name]?.method(of: self)
    case .duration: Self.durationMethods[name]?.method(of: self)
    case .month, .weekday, .pointer(.location):
      name == "String" ? GoSignature(self, gives: .string) : nil
    default: nil
    }
  }

  private static let bytes = GoType.slice(.uint8)

  private static let timeMethods: [String: GoSignature] = [
    "Add": GoSignature(.duration, gives: .time),
    "AddDate": GoSignature(.int, .int, .int, gives: .time),
    "After": GoSignature(.time, gives: .bool),
    "AppendBinary": GoSignature(bytes, gives: bytes, .error),
    "AppendFormat": GoSignature(bytes, .string, gives: bytes),
    "AppendText": GoSignature(bytes, gives: bytes, .error),
    "Before": GoSignature(.time, gives: .bool),
    "Clock": GoSignature(gives: .int, .int, .int),
    "Compare": GoSignature(.time, gives: .int),
    "Date": GoSignature(gives: .int, .month, .int),
    "Day": GoSignature(gives: .int),
    "Equal": GoSignature(.time, gives: .bool),
    "Format": GoSignature(.string, gives: .string),
    "GoString": GoSignature(gives: .string),
    "GobEncode": GoSignature(gives: bytes, .error),
    "Hour": GoSignature(gives: .int),
    "ISOWeek": GoSignature(gives: .int, .int),
    "In": GoSignature(.pointer(.location), gives: .time),
    "IsDST": GoSignature(gives: .bool),
    "IsZero": GoSignature(gives: .bool),
    "Local": GoSignature(gives: .time),
    "Location": GoSignature(gives: .pointer(.location)),
    "MarshalBinary": GoSignature(gives: bytes, .error),
    "MarshalJSON": GoSignature(gives: bytes, .error),
    "MarshalText": GoSignature(gives: bytes, .error),
    "Minute": GoSignature(gives: .int),
    "Month": GoSignature(gives: .month),
    "Nanosecond": GoSignature(gives: .int),
    "Round": GoSignature(.duration, gives: .time),
    "Second": GoSignature(gives: .int),
    "String": GoSignature(gives: .string),
    "Sub": GoSignature(.time, gives: .duration),
    "Truncate": GoSignature(.duration, gives: .time),
    "UTC": GoSignature(gives: .time),
    "Unix": GoSignature(gives: .int64),
    "UnixMicro": GoSignature(gives: .int64),
    "UnixMilli": GoSignature(gives: .int64),
    "UnixNano": GoSignature(gives: .int64),
    "Weekday": GoSignature(gives: .weekday),
    "Year": GoSignature(gives: .int),
    "YearDay": GoSignature(gives: .int),
    "Zone": GoSignature(gives: .string, .int),
    "ZoneBounds": GoSignature(gives: .time, .time),
  ]

  private static let durationMethods: [String: GoSignature] = [
    "Abs": GoSignature(gives: .duration),
    "Hours": GoSignature(gives: .float64),
    "Microseconds": GoSignature(gives: .int64),
    "Milliseconds": GoSignature(gives: .int64),
    "Minutes": GoSignature(gives: .float64),
    "Nanoseconds": GoSignature(gives: .int64),
    "Round": GoSignature(.duration, gives: .duration),
    "Seconds": GoSignature(gives: .float64),
    "String": GoSignature(gives: .string),
    "Truncate": GoSignature(.duration, gives: .duration),
  ]
}
