import KubernetesWire
import Inspection
import Sessions

/// An order of objects by one field: numbers by size, text by its characters, nothing first.
struct ObjectOrder: Hashable, Sendable {
  /// The field's name.
  let field: String

  /// Takes a field's name, with or without kubectl's leading dot.
  init(_ name: String) {
    field = name.hasPrefix(".") ? String(name.dropFirst()) : name
  }

  /// The objects in order; those that are equal stay in the order of their keys.
  func sorted(_ objects: [ObjectReport]) throws -> [ObjectReport] {
    guard let field = Self.known(field, objects.first) else {
      throw CommandFailure(
        .usage, "objects cannot be sorted by \(field)",
        hint: objects.first.map { "there are \(Self.names(of: $0).joined(separator: ", "))" })
    }
    if field == "key" { return objects.sorted { $0.key < $1.key } }
    let values = objects.map { Self.value(of: $0, field) }
    return objects.indices.sorted { left, right in
      if values[left] == values[right] { return left < right }
      return values[left] < values[right]
    }.map { objects[$0] }
  }

  /// The field as objects have it, whatever its case; nil where they have none of that name.
  private static func known(_ field: String, _ object: ObjectReport?) -> String? {
    guard let object else { return field }
    return names(of: object).first { $0.lowercased() == field.lowercased() }
  }

  /// The fields that objects can be sorted by.
  private static func names(of object: ObjectReport) -> [String] {
    ["key", "resourceVersion"] + object.fields.keys.filter { $0 != "resourceVersion" }
  }

  /// What a field is compared by.
  private enum Value: Comparable {
    case nothing
    case number(Double)
    case text(String)
  }

  /// A text that is a plain number; `nan`, which has no place in an order, and `1e5` are names.
  private static func number(_ text: String) -> Double? {
    text.utf8.allSatisfy { "0123456789.-".utf8.contains($0) } ? Double(text) : nil
  }

  private static func value(of object: ObjectReport, _ field: String) -> Value {
    if field == "resourceVersion" {
      return Double(object.resourceVersion).map(Value.number) ?? .text(object.resourceVersion)
    }
    switch object.fields[field] {
    case nil, .null?: return .nothing
    case .integer(let number)?: return .number(Double(number))
    case .double(let number)?: return .number(number)
    case .bool(let truth)?: return .number(truth ? 1 : 0)
    case .string(let text)?: return number(text).map(Value.number) ?? .text(text)
    case let other?: return .text("\(other)")
    }
  }
}
