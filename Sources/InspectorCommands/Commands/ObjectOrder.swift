import Inspection
import KubernetesClient

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
    if field == "key" { return objects.sorted { $0.key < $1.key } }
    if let first = objects.first, field != "resourceVersion", first.fields[field] == nil {
      throw CommandFailure(
        .usage, "objects cannot be sorted by \(field)",
        hint: "there are key, resourceVersion, \(first.fields.keys.joined(separator: ", "))")
    }
    let values = objects.map { Self.value(of: $0, field) }
    return objects.indices.sorted { left, right in
      if values[left] == values[right] { return left < right }
      return values[left] < values[right]
    }.map { objects[$0] }
  }

  /// What a field is compared by.
  private enum Value: Comparable {
    case nothing
    case number(Double)
    case text(String)
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
    case .string(let text)?: return Double(text).map(Value.number) ?? .text(text)
    case let other?: return .text("\(other)")
    }
  }
}
