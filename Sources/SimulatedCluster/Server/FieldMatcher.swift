import KubernetesWire
import KubernetesClient

/// A field selector made ready for many objects: its fields are looked up once, and their values
/// are compared in the stored bytes.
struct FieldMatcher: Sendable {
  /// One requirement on a protobuf field.
  private struct Term: Sendable {
    var path: [Int]
    var value: [UInt8]
    var isEqual: Bool
  }

  private let kind: String
  private let terms: [Term]
  /// The requirements on names, booleans and unknown fields, which go through text.
  private let others: [FieldSelector.Requirement]
  private let all: FieldSelector

  init(_ selector: FieldSelector, kind: String) {
    self.kind = kind
    all = selector
    var terms: [Term] = []
    var others: [FieldSelector.Requirement] = []
    for requirement in selector.requirements {
      let field = SelectableFields.byKind[kind]?.first { $0.name == requirement.field }
      if let field, !field.isBoolean {
        terms.append(
          Term(
            path: field.path, value: Array(requirement.value.utf8), isEqual: requirement.isEqual))
      } else {
        others.append(requirement)
      }
    }
    self.terms = terms
    self.others = others
  }

  /// Whether an object fulfils every requirement.
  func matches(_ item: StoredItem) -> Bool {
    guard item.encoding == .protobuf else {
      return all.matches { SelectableFields.value($0, of: item, kind: kind) }
    }
    let fulfilled = item.bytes.withUnsafeBytes { bytes in
      let scan = ProtobufScan(bytes: bytes)
      return terms.allSatisfy { term in
        let found = scan.field(path: term.path)?.value ?? 0..<0
        return bytes[found].elementsEqual(term.value) == term.isEqual
      }
    }
    return fulfilled
      && others.allSatisfy {
        (SelectableFields.value($0.field, of: item, kind: kind) == $0.value) == $0.isEqual
      }
  }
}

extension ListQuery {
  /// Whether an object is in the listed namespace and matches both selectors.
  func selects(_ item: StoredItem, _ target: ResourceTarget) -> Bool {
    if let namespace = target.namespace, item.namespace != namespace { return false }
    if !fields.isEmpty, !fieldMatcher.matches(item) { return false }
    return labels.isEmpty || labels.matches(item.labels)
  }
}
