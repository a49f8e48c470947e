import KubernetesWire

extension StoredField {
  /// A text; `isShared` where it repeats from object to object.
  ///
  /// A custom resource has no protobuf number, which is 0 then.
  static func text(
    _ name: String, _ number: Int, _ path: any WritableKeyPath<Object, String> & Sendable,
    isShared: Bool = false
  ) -> StoredField {
    let place = Place(path)
    return StoredField(
      wire: isShared
        ? .text(name, number) { place.set(&$0, $1.interned()) }
        : .text(name, number) { place.set(&$0, $1.string()) },
      reports: [Report(name: name) { .string($0[keyPath: path]) }])
  }

  /// Texts, in their order.
  static func texts(
    _ name: String, _ number: Int, _ path: any WritableKeyPath<Object, [String]> & Sendable
  ) -> StoredField {
    let place = Place(path)
    return StoredField(
      wire: .text(name, number) { object, text in
        place.change(&object) { $0.append(text.string()) }
      },
      reports: [Report(name: name) { .strings($0[keyPath: path]) }])
  }

  /// The labels.
  static func labels(
    _ path: any WritableKeyPath<Object, [String: String]> & Sendable
  ) -> StoredField {
    let place = Place(path)
    return StoredField(
      wire: .map("labels", 11) { object, name, value in
        let (name, value) = (name.interned(), value.interned())
        place.change(&object) { $0[name] = value }
      },
      reports: [Report(name: "labels") { .strings($0[keyPath: path]) }])
  }

  /// Whether the object is being deleted; shown where it is so.
  static func terminating(
    _ path: any WritableKeyPath<Object, Bool> & Sendable
  ) -> StoredField {
    StoredField(
      wire: .presence("deletionTimestamp", 9) { $0[keyPath: path] = true },
      reports: [Report(name: "terminating") { $0[keyPath: path] ? true : .null }])
  }

  /// A nested message, whose fields are the object's.
  static func message(_ name: String, _ number: Int, _ fields: [StoredField]) -> StoredField {
    StoredField(
      wire: .message(name, number, fields.compactMap(\.wire)), reports: fields.flatMap(\.reports))
  }

  /// Messages that are values of their own.
  static func children<Child>(
    _ name: String, _ number: Int, _ projection: Projection<Child>,
    _ take: @escaping @Sendable (inout Object, Child) -> Void
  ) -> StoredField {
    StoredField(wire: .child(name, number, projection, take))
  }

  /// What is made of other fields.
  static func derived(
    _ name: String, _ value: @escaping @Sendable (Object) -> JSONValue
  ) -> StoredField {
    StoredField(wire: nil, reports: [Report(name: name, value: value)])
  }
}

/// Where a stored property lies in an object: what a key path costs to follow, an offset does not.
private struct Place<Object, Value>: Sendable {
  private let offset: Int

  /// The path must be of stored properties of structs.
  init(_ path: WritableKeyPath<Object, Value>) {
    guard let offset = MemoryLayout<Object>.offset(of: path) else {
      preconditionFailure("a stored property of a struct has an offset")
    }
    self.offset = offset
  }

  @inline(__always)
  func set(_ object: inout Object, _ value: Value) { change(&object) { $0 = value } }

  @inline(__always)
  func change(_ object: inout Object, _ body: (inout Value) -> Void) {
    withUnsafeMutablePointer(to: &object) { pointer in
      body(
        &(UnsafeMutableRawPointer(pointer) + offset)
          .assumingMemoryBound(to: Value.self).pointee)
    }
  }
}
