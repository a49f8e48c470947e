/// A small generator of pseudo-random numbers whose sequence depends on its seed alone (SplitMix64).
///
/// The standard library's own generator cannot be seeded, and a simulated cluster must come out
/// the same on every machine and in every run.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts the sequence of that seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// Starts the sequence that belongs to one object, whatever was drawn for the others.
  init(seed: UInt64, purpose: UInt64, index: Int) {
    var mixer = SeededGenerator(seed: seed &+ purpose &* 0xD1B5_4A32_D192_ED03)
    state = mixer.next() ^ (UInt64(truncatingIfNeeded: index) &* 0x9FB2_1C65_1E98_DF25)
    _ = next()
  }

  /// The next 64 bits of the sequence.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but not including `bound`; 0 for an empty range.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// One of the elements, or the first of a single one.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// A random UUID (version 4) in its text form.
  mutating func uuid() -> String {
    let high = (next() & ~0xF000) | 0x4000
    let low = (next() & ~(0b11 << 62)) | (0b10 << 62)
    return String(unsafeUninitializedCapacity: 36) { buffer in
      var position = 0
      for digit in 0..<32 {
        if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
          buffer[position] = UInt8(ascii: "-")
          position += 1
        }
        let half = digit < 16 ? high : low
        buffer[position] = hexDigit(half >> UInt64((15 - digit % 16) * 4))
        position += 1
      }
      return position
    }
  }
}
