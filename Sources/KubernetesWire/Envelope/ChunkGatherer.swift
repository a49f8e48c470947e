/// Puts together a value that spans chunks; one that lies wholly in a chunk is not copied.
struct ChunkGatherer: Sendable {
  /// A complete value.
  enum Piece {
    case inChunk(UnsafeRawBufferPointer)
    case carried([UInt8])

    /// Calls `body` with the value's bytes.
    @inline(__always)
    func withBytes<Answer>(
      _ body: (UnsafeRawBufferPointer) throws -> Answer
    ) rethrows -> Answer {
      switch self {
      case .inChunk(let bytes): try body(bytes)
      case .carried(let bytes): try bytes.withUnsafeBytes(body)
      }
    }
  }

  private var carry: [UInt8] = []

  /// How many bytes of an incomplete value are held.
  var count: Int { carry.count }

  /// Takes bytes until there are `count` of them; nil while there are fewer.
  @inline(__always)
  mutating func take(
    _ count: Int, from bytes: UnsafeRawBufferPointer, _ position: inout Int
  ) -> Piece? {
    let missing = count - carry.count
    if missing <= bytes.count - position {
      return complete(from: bytes, &position, upTo: position + missing)
    }
    // A length is not trusted before its bytes have come.
    if carry.isEmpty { carry.reserveCapacity(min(count, 1 << 20)) }
    append(bytes, &position, upTo: bytes.count)
    return nil
  }

  /// Takes bytes that are not yet the end of a value.
  mutating func append(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int, upTo end: Int
  ) {
    carry.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[position..<end]))
    position = end
  }

  /// Takes the last bytes of a value and gives the whole.
  @inline(__always)
  mutating func complete(
    from bytes: UnsafeRawBufferPointer, _ position: inout Int, upTo end: Int
  ) -> Piece {
    if carry.isEmpty {
      defer { position = end }
      return .inChunk(UnsafeRawBufferPointer(rebasing: bytes[position..<end]))
    }
    append(bytes, &position, upTo: end)
    var whole: [UInt8] = []
    swap(&whole, &carry)
    return .carried(whole)
  }
}
