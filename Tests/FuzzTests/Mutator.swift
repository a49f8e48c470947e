import Recordings

/// Damages inputs in the ways that break readers, from a seed: the same on every machine.
struct Mutator {
  private var generator: SeededGenerator
  /// Pieces that mean something to the reader.
  private let words: [[UInt8]]

  init(seed: UInt64, words: [[UInt8]]) {
    generator = SeededGenerator(seed: seed)
    self.words = words + Self.numbers
  }

  /// Lengths and counts that are too large, in protobuf's form and in text.
  private static let numbers: [[UInt8]] = [
    [0xff, 0xff, 0xff, 0xff, 0x0f], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], [0x80], [0x00],
    [0x7f, 0xff, 0xff, 0xff],
    Array("9223372036854775807".utf8), Array("-9223372036854775808".utf8),
    Array("18446744073709551616".utf8), Array("1e999".utf8), [0xef, 0xbb, 0xbf], [0xc0, 0xaf],
  ]

  /// An input with one to eight kinds of damage; `other` is one that a piece may come from.
  mutating func mutate(_ input: [UInt8], with other: [UInt8], limit: Int) -> [UInt8] {
    var bytes = input
    for _ in 0..<Int.random(in: 1...8, using: &generator) { damage(&bytes, other) }
    return bytes.count > limit ? Array(bytes[..<limit]) : bytes
  }

  /// Any of the inputs.
  mutating func pick(_ inputs: [[UInt8]]) -> [UInt8] { inputs.randomElement(using: &generator)! }

  private mutating func damage(_ bytes: inout [UInt8], _ other: [UInt8]) {
    let position = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &generator)
    let length = Int.random(in: 0...16, using: &generator)
    let end = min(bytes.count, position + length)
    switch Int.random(in: 0..<9, using: &generator) {
    case 0 where !bytes.isEmpty:
      bytes[position] = UInt8.random(in: .min ... .max, using: &generator)
    case 1 where !bytes.isEmpty: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 2: bytes.removeSubrange(position..<end)
    case 3: bytes.insert(contentsOf: bytes[position..<end], at: position)
    case 4: bytes.insert(contentsOf: words.randomElement(using: &generator)!, at: position)
    case 5: bytes.replaceSubrange(position..<end, with: words.randomElement(using: &generator)!)
    case 6: bytes.removeSubrange(position...)
    case 7 where !other.isEmpty:
      let start = Int.random(in: 0..<other.count, using: &generator)
      bytes.insert(contentsOf: other[start..<min(other.count, start + 4 * length)], at: position)
    default:
      // Nesting is what recursion fears.
      let piece = Array(bytes[position..<end])
      for _ in 0..<Int.random(in: 1...200, using: &generator) {
        bytes.insert(contentsOf: piece.prefix(4), at: position)
      }
    }
  }
}
