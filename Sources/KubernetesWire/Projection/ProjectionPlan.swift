/// A projection's fields without the object's type, indexed for the readers.
///
/// The readers are not generic: they see objects as raw pointers, and only the closures made by
/// ``Projection`` know the type behind them. So they are compiled once, fully specialised.
final class ProjectionPlan: Sendable {
  /// What happens with a field's value; the first parameter is always the object.
  enum Action: Sendable {
    case message(ProjectionPlan)
    case text(@Sendable (UnsafeMutableRawPointer, WireText) -> Void)
    case integer(@Sendable (UnsafeMutableRawPointer, Int64) -> Void)
    case boolean(@Sendable (UnsafeMutableRawPointer, Bool) -> Void)
    case presence(@Sendable (UnsafeMutableRawPointer) -> Void)
    case map(@Sendable (UnsafeMutableRawPointer, WireText, WireText) -> Void)
    /// The closure makes the child, lets `fill` read its fields and hands it to the parent.
    case child(ProjectionPlan, MakeChild)
  }

  /// Makes a child value, has it filled, and gives it to the parent object.
  typealias MakeChild =
    @Sendable (
      _ parent: UnsafeMutableRawPointer,
      _ fill: (_ child: UnsafeMutableRawPointer) throws(WireFault) -> Void
    ) throws(WireFault) -> Void

  /// One wanted field.
  struct Field: Sendable {
    let name: String
    let number: Int
    let action: Action
    let utf8: [UInt8]

    init(name: String, number: Int, action: Action) {
      self.name = name
      self.number = number
      self.action = action
      utf8 = Array(name.utf8)
    }
  }

  /// The wanted fields.
  let fields: [Field]
  /// One bit for each wanted number below 64, so that skipping needs no look-up.
  let numberMask: UInt64
  /// One bit for each length modulo 64 that a wanted name has.
  let nameLengthMask: UInt64
  /// Whether a number beyond the mask is wanted.
  let hasLargeNumbers: Bool

  init(_ fields: [Field]) {
    // Fields of custom resources have no number: 0, which no message has.
    let numbers = fields.map(\.number).filter { $0 > 0 }
    precondition(
      Set(fields.map(\.name)).count == fields.count
        && Set(numbers).count == numbers.count,
      "a projection names a field twice")
    precondition(fields.count <= 64, "a projection has more than 64 fields at one level")
    self.fields = fields
    numberMask = fields.reduce(0) {
      (1..<64).contains($1.number) ? $0 | 1 << UInt64($1.number) : $0
    }
    nameLengthMask = fields.reduce(0) { $0 | 1 << UInt64($1.utf8.count & 63) }
    hasLargeNumbers = fields.contains { $0.number >= 64 }
  }

  /// The position of the field with that protobuf number.
  @inline(__always)
  func index(ofNumber number: Int) -> Int? {
    guard number < 64 ? numberMask & (1 << UInt64(number)) != 0 : hasLargeNumbers else {
      return nil
    }
    return fields.firstIndex { $0.number == number }
  }

  /// The position of the field with that JSON name.
  @inline(__always)
  func index(ofName name: UnsafeRawBufferPointer) -> Int? {
    guard nameLengthMask & (1 << UInt64(name.count & 63)) != 0 else { return nil }
    return fields.firstIndex { $0.utf8.elementsEqual(name) }
  }
}
