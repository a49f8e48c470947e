import KubernetesClient
import KubernetesWire
import Inspection

extension JSONValue {
  /// An array of strings.
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  /// A number of objects or bytes; nil is null.
  static func count(_ number: Int?) -> JSONValue {
    number.map { .integer(Int64($0)) } ?? .null
  }

  /// Seconds to the microsecond; nil is null.
  ///
  /// The member's name must end in `Seconds`.
  static func seconds(_ duration: Duration?) -> JSONValue {
    guard let duration else { return .null }
    return .double((duration / .microseconds(1)).rounded() / 1_000_000)
  }

  /// A truth value; nil is null.
  static func truth(_ value: Bool?) -> JSONValue { value.map(JSONValue.bool) ?? .null }

  /// A string; nil is null.
  static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  /// Members in this order; the names are known to differ.
  static func members(_ members: [(String, JSONValue)]) -> JSONValue {
    var object = JSONObject()
    for (name, value) in members { object.append(name, value) }
    return .object(object)
  }

  /// Why something does not work; nil is null.
  static func failure(_ failure: FailureReport?) -> JSONValue {
    guard let failure else { return .null }
    return .members([
      ("code", .string(failure.code.rawValue)), ("message", .string(failure.message)),
      ("cause", .text(failure.cause)), ("hint", .text(failure.hint)),
    ])
  }
}
