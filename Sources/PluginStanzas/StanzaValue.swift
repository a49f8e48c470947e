import KubernetesClient
import KubernetesWire

/// The value of a setting, as a stanza gives it or as it is by default.
public enum StanzaValue: Hashable, Sendable {
  /// Whether something is so.
  case flag(Bool)
  /// A whole number.
  case integer(Int)
  /// A number of 32 bits.
  case number(Float)
  /// A time, in `config` given in seconds.
  case duration(Duration)
  /// One word.
  case text(String)
  /// Words, zones or names.
  case texts([String])
  /// A label selector.
  case selector(LabelSelector)

  /// The value for `config -o json`.
  public var json: JSONValue {
    switch self {
    case .flag(let flag): .bool(flag)
    case .integer(let number): .integer(Int64(number))
    case .number(let number): .double(Double(number))
    case .duration(let duration): .double(duration / .seconds(1))
    case .text(let text): .string(text)
    case .texts(let texts): .array(texts.map { .string($0) })
    case .selector(let selector): .string(selector.description)
    }
  }

  /// The value as a Corefile would have it.
  public var text: String {
    switch self {
    case .flag(let flag): flag ? "true" : "false"
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .duration(let duration): GoDuration.text(duration)
    case .text(let text): text
    case .texts(let texts): texts.joined(separator: " ")
    case .selector(let selector): selector.description
    }
  }
}

extension StanzaValue {
  /// A duration as Go reads it, such as `1m30s`; nil for none.
  public static func duration(_ text: String) -> Duration? { try? GoDuration.parse(text) }
}
