/// What to take from the wire form of an object, declared once for protobuf and JSON.
///
/// A reader walks the encoded object, calls the closures of the fields named here and skips the
/// rest without looking inside. Decoding means what it means in Go: of a repeated singular field
/// the last one counts, a repeated nested message is merged, a JSON `null` is an absent field.
public struct Projection<Object: Sendable>: Sendable {
  /// What reads such objects.
  let reader: ObjectReader

  /// Makes a projection.
  ///
  /// A name or number that occurs twice in one list of fields is a programming error and traps.
  /// - Parameters:
  ///   - initial: The object before any field has been read.
  ///   - fields: The fields of the outermost message.
  ///   - raw: Takes a copy of the whole encoded object, for types that keep everything; what it
  ///     throws is an object that cannot be read.
  public init(
    initial: Object, fields: [Field],
    raw: (@Sendable (inout Object, RawObject) throws(DecodeError) -> Void)? = nil
  ) {
    var takeRaw: ObjectReader.TakeRaw?
    if let raw {
      takeRaw = { memory, object throws(DecodeError) in
        try raw(&memory.assumingMemoryBound(to: Object.self).pointee, object)
      }
    }
    reader = ObjectReader(
      plan: ProjectionPlan(fields.map(\.planned)),
      initialise: { memory in _ = memory.initializeMemory(as: Object.self, to: initial) },
      destroy: { memory in
        _ = memory.assumingMemoryBound(to: Object.self).deinitialize(count: 1)
      },
      raw: takeRaw)
  }

  /// One wanted field: its JSON name, its protobuf number (0 for one that protobuf does not have) and
  /// what to do with its value.
  public struct Field: Sendable {
    let planned: ProjectionPlan.Field

    private init(_ name: String, _ number: Int, _ action: ProjectionPlan.Action) {
      planned = ProjectionPlan.Field(name: name, number: number, action: action)
    }

    /// A singular nested message, whose fields set the same object.
    public static func message(_ name: String, _ number: Int, _ fields: [Field]) -> Field {
      Field(name, number, .message(ProjectionPlan(fields.map(\.planned))))
    }

    /// A string; of a repeated field `set` is called for every element.
    public static func text(
      _ name: String, _ number: Int,
      _ set: @escaping @Sendable (inout Object, WireText) -> Void
    ) -> Field {
      Field(name, number, .text { set(&$0.assumingMemoryBound(to: Object.self).pointee, $1) })
    }

    /// An integer of any width; of a repeated field `set` is called for every element.
    public static func integer(
      _ name: String, _ number: Int,
      _ set: @escaping @Sendable (inout Object, Int64) -> Void
    ) -> Field {
      Field(name, number, .integer { set(&$0.assumingMemoryBound(to: Object.self).pointee, $1) })
    }

    /// A truth value.
    public static func boolean(
      _ name: String, _ number: Int,
      _ set: @escaping @Sendable (inout Object, Bool) -> Void
    ) -> Field {
      Field(name, number, .boolean { set(&$0.assumingMemoryBound(to: Object.self).pointee, $1) })
    }

    /// A field of any type of which only the presence counts; `null` is absent.
    public static func presence(
      _ name: String, _ number: Int, _ set: @escaping @Sendable (inout Object) -> Void
    ) -> Field {
      Field(name, number, .presence { set(&$0.assumingMemoryBound(to: Object.self).pointee) })
    }

    /// A map of strings to strings; `set` is called for every entry with key and value.
    public static func map(
      _ name: String, _ number: Int,
      _ set: @escaping @Sendable (inout Object, WireText, WireText) -> Void
    ) -> Field {
      Field(
        name, number, .map { set(&$0.assumingMemoryBound(to: Object.self).pointee, $1, $2) })
    }

    /// A repeated or singular message that is a value of its own; `set` is called for each.
    ///
    /// The child's `raw` closure is not called.
    public static func child<Child>(
      _ name: String, _ number: Int, _ projection: Projection<Child>,
      _ set: @escaping @Sendable (inout Object, Child) -> Void
    ) -> Field {
      let reader = projection.reader
      let size = max(1, MemoryLayout<Child>.size)
      let alignment = MemoryLayout<Child>.alignment
      return Field(
        name, number,
        .child(reader.plan) { parent, fill throws(WireFault) in
          let child = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: alignment)
          defer { child.deallocate() }
          reader.initialise(child)
          do throws(WireFault) {
            try fill(child)
          } catch {
            reader.destroy(child)
            throw error
          }
          set(
            &parent.assumingMemoryBound(to: Object.self).pointee,
            child.assumingMemoryBound(to: Child.self).move())
        })
    }
  }
}
