import KubernetesClient
public import KubernetesWire

/// The objects of a watch, each as a line of the file.
///
/// They stay as they are in the file: compressed in pieces, each for itself, so that those of a large
/// cluster take a few megabytes, that a piece can be read without the others, and that writing and
/// reading a file copies pieces.
public struct CapturedObjects: Sendable {
  /// Lines that are compressed: a member of a gzip file.
  struct Piece: Sendable {
    var member: ArraySlice<UInt8>
    /// How many bytes the lines have.
    var size: Int
  }

  /// How many bytes of lines are compressed as one piece.
  static let pieceSize = 512 << 10

  /// How many there are.
  public private(set) var count = 0
  /// All lines but the last ones.
  private(set) var pieces: [Piece] = []
  /// The last lines.
  private var rest = JSONWriter()

  /// Begins without objects.
  public init() {}

  /// Whether there is no object.
  public var isEmpty: Bool { count == 0 }

  /// The lines behind those of the pieces.
  var lastLines: [UInt8] { rest.bytes }

  /// Adds the object whose members `write` writes.
  public mutating func append(_ write: (inout JSONWriter) -> Void) {
    rest.bytes.append(contentsOf: CaptureLine.objectPrefix)
    rest.bytes.append(UInt8(ascii: "{"))
    write(&rest)
    rest.bytes.append(UInt8(ascii: "}"))
    endLine()
  }

  /// Adds an object by its JSON, which has no line feed.
  public mutating func append(json: some Sequence<UInt8>) {
    rest.bytes.append(contentsOf: CaptureLine.objectPrefix)
    rest.bytes.append(contentsOf: json)
    endLine()
  }

  /// Adds lines of objects, each with its line feed.
  mutating func append(lines: some Sequence<UInt8>, count: Int) {
    rest.bytes.append(contentsOf: lines)
    self.count += count
    closePieceWhenFull()
  }

  /// Adds lines of objects that are compressed already.
  mutating func append(_ piece: Piece, count: Int) {
    closePiece()
    pieces.append(piece)
    self.count += count
  }

  private mutating func endLine() {
    rest.bytes.append(UInt8(ascii: "}"))
    rest.bytes.append(UInt8(ascii: "\n"))
    count += 1
    closePieceWhenFull()
  }

  private mutating func closePieceWhenFull() {
    if rest.bytes.count >= Self.pieceSize { closePiece() }
  }

  /// Compresses the last lines; where there is no memory for that they stay as they are.
  private mutating func closePiece() {
    guard !rest.bytes.isEmpty, let member = GzipDeflater.compress(whole: rest.bytes) else { return }
    pieces.append(Piece(member: member[...], size: rest.bytes.count))
    rest.bytes.removeAll(keepingCapacity: true)
  }

  /// Calls back with the JSON of each object, in their order; throws where there is no memory to
  /// inflate them.
  public func forEach(_ body: (UnsafeRawBufferPointer) -> Void) throws(ClientError) {
    var lines: [UInt8] = []
    for piece in pieces {
      try piece.inflate(into: &lines)
      lines.withUnsafeBytes { Self.forEach($0, body) }
    }
    rest.bytes.withUnsafeBytes { Self.forEach($0, body) }
  }

  private static func forEach(
    _ lines: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    var start = 0
    while start < lines.count {
      let end = JSONBytes.endOfLine(lines, from: start)
      let line = UnsafeRawBufferPointer(rebasing: lines[start..<end])
      if let object = CaptureLine.object(line) { body(object) }
      start = end + 1
    }
  }
}

extension CapturedObjects.Piece {
  /// Puts the lines in the place of what is in a buffer.
  fileprivate func inflate(into lines: inout [UInt8]) throws(ClientError) {
    lines.removeAll(keepingCapacity: true)
    lines.reserveCapacity(size)
    do {
      let inflater = try GzipInflater()
      try member.withUnsafeBytes { bytes in
        try inflater.inflate(bytes) { lines.append(contentsOf: $0) }
      }
      try inflater.finish()
    } catch {
      throw error as? ClientError
        ?? ClientError(.decode, "objects of the capture cannot be read", cause: "\(error)")
    }
  }
}
