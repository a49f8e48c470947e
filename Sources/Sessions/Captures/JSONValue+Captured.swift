import Captures
import KubernetesWire

extension JSONObject {
  /// Adds a member where there is a value.
  mutating func appendCaptured(_ name: String, _ value: JSONValue?) {
    if let value { append(name, value) }
  }
}

extension JSONValue {
  /// The end of the year 9999: no time of a capture is later, as sums with it must not overflow.
  private static let lastTime = 253_402_300_799.0

  /// The text of a member; nil where there is none.
  func capturedText(_ name: String) -> String? { self[name]?.stringValue }

  /// The texts of a member that is a list.
  func capturedTexts(_ name: String) -> [String] {
    (self[name]?.arrayValue ?? []).compactMap(\.stringValue)
  }

  /// The count of a member; nil where there is none.
  func capturedCount(_ name: String) -> Int? { self[name]?.capturedCount }

  /// The time of a member, in seconds since the beginning of 1970; nil where there is none.
  func capturedTime(_ name: String) -> Double? {
    let number: Double? =
      switch self[name] {
      case .integer(let number): Double(number)
      case .double(let number): number
      default: nil
      }
    return number.map { min(max(0, $0), Self.lastTime) }
  }
}
