/// Cuts a JSON list into items as they arrive; metadata may come before or after them.
struct JSONListFramer: ListFramer {
  /// What comes next, after white space.
  private enum State {
    case start, nameOrEnd, name, colon, value, commaOrEnd
    case itemOrEnd, item, itemCommaOrEnd, end
  }

  private let maximumItemSize: Int
  private var state = State.start
  private var gatherer = ChunkGatherer()
  private var scanner = JSONBoundaryScanner()
  /// Whether a value has begun in an earlier chunk.
  private var isInValue = false
  private var member = ""
  /// The members that are no items as one object's text without its closing brace.
  private var envelope: [UInt8] = []
  private var kind = ""
  private var consumed = 0

  private(set) var metadata: ListMetadata?
  private(set) var itemType = TypeMeta()

  init(maximumItemSize: Int) {
    self.maximumItemSize = maximumItemSize
  }

  mutating func consume(_ bytes: UnsafeRawBufferPointer, _ item: ItemHandler) throws {
    var cursor = JSONCursor(bytes)
    while try step(&cursor, item) {}
    consumed += bytes.count
  }

  mutating func finish() throws -> ListMetadata {
    guard case .end = state else {
      throw DecodeError("the body ends in the middle of the list", offset: consumed)
    }
    if kind == "Status" {
      envelope.append(UInt8(ascii: "}"))
      let status = envelope.withUnsafeBytes { APIStatus.projection.decode($0, as: .json) }
      throw Self.notAList(kind, status: try status.get(), offset: consumed)
    }
    guard !kind.isEmpty else {
      throw DecodeError("the body has no kind", offset: consumed, path: "kind")
    }
    return metadata ?? ListMetadata()
  }

  /// Reads the next part; false when the chunk has no more for it.
  private mutating func step(_ cursor: inout JSONCursor, _ item: ItemHandler) throws -> Bool {
    if !isInValue {
      guard !cursor.skipToEnd() else { return false }
    } else if cursor.position == cursor.bytes.count {
      return false
    }
    switch state {
    case .start: try take("{", &cursor, then: .nameOrEnd)
    case .nameOrEnd where next(cursor) == UInt8(ascii: "}"):
      try take("}", &cursor, then: .end)
    case .nameOrEnd, .name: return try readName(&cursor)
    case .colon: try take(":", &cursor, then: .value)
    case .value: return try readValue(&cursor)
    case .commaOrEnd: try takeComma(or: "}", &cursor, then: .name, orElse: .end)
    case .itemOrEnd where next(cursor) == UInt8(ascii: "]"):
      try take("]", &cursor, then: .commaOrEnd)
    case .itemOrEnd, .item: return try readItem(&cursor, item)
    case .itemCommaOrEnd: try takeComma(or: "]", &cursor, then: .item, orElse: .commaOrEnd)
    case .end: throw fault(.unexpectedByte, cursor)
    }
    return true
  }

  private func next(_ cursor: JSONCursor) -> UInt8 {
    cursor.bytes[cursor.position]
  }

  private func fault(_ code: WireFault.Code, _ cursor: JSONCursor) -> DecodeError {
    DecodeError(
      WireFault(code, at: 0).message, offset: consumed + cursor.position, path: member)
  }

  private mutating func take(
    _ byte: Unicode.Scalar, _ cursor: inout JSONCursor, then following: State
  ) throws {
    guard next(cursor) == UInt8(ascii: byte) else { throw fault(.unexpectedByte, cursor) }
    cursor.position += 1
    state = following
  }

  private mutating func takeComma(
    or bracket: Unicode.Scalar, _ cursor: inout JSONCursor, then following: State,
    orElse end: State
  ) throws {
    if next(cursor) == UInt8(ascii: ",") {
      try take(",", &cursor, then: following)
    } else {
      try take(bracket, &cursor, then: end)
    }
  }

  /// Takes the value that comes next; nil while it is incomplete.
  private mutating func gather(
    _ cursor: inout JSONCursor, limit: Int
  ) throws -> ChunkGatherer.Piece? {
    if !isInValue {
      switch next(cursor) {
      case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: ","):
        throw fault(.unexpectedByte, cursor)
      default: break
      }
      scanner = JSONBoundaryScanner()
      isInValue = true
    }
    let end = scanner.scan(cursor.bytes, from: cursor.position)
    let size = gatherer.count + (end ?? cursor.bytes.count) - cursor.position
    guard size <= limit else { throw fault(.tooLarge, cursor) }
    guard let end else {
      gatherer.append(cursor.bytes, &cursor.position, upTo: cursor.bytes.count)
      return nil
    }
    isInValue = false
    return gatherer.complete(from: cursor.bytes, &cursor.position, upTo: end)
  }

  private mutating func readName(_ cursor: inout JSONCursor) throws -> Bool {
    state = .name
    guard isInValue || next(cursor) == UInt8(ascii: "\"") else {
      throw fault(.unexpectedByte, cursor)
    }
    guard let piece = try gather(&cursor, limit: maximumEnvelopePart) else { return false }
    member = try text(piece)
    state = .colon
    return true
  }

  private mutating func readValue(_ cursor: inout JSONCursor) throws -> Bool {
    if !isInValue, member == "items", next(cursor) == UInt8(ascii: "[") {
      try take("[", &cursor, then: .itemOrEnd)
      return true
    }
    guard let piece = try gather(&cursor, limit: maximumEnvelopePart) else { return false }
    state = .commaOrEnd
    try takeMember(piece)
    return true
  }

  /// The string that a small piece is; empty for any other value.
  private func text(_ piece: ChunkGatherer.Piece) throws -> String {
    do throws(JSONError) {
      switch piece {
      case .inChunk(let bytes): return try JSONValue(parsing: bytes).stringValue ?? ""
      case .carried(let bytes): return try JSONValue(parsing: bytes).stringValue ?? ""
      }
    } catch {
      throw DecodeError(error.message, offset: consumed, path: member)
    }
  }

  private mutating func readItem(_ cursor: inout JSONCursor, _ item: ItemHandler) throws -> Bool {
    state = .item
    if !isInValue {
      let rest = UnsafeRawBufferPointer(rebasing: cursor.bytes[cursor.position...])
      if let length = try item(rest, false, itemType) {
        cursor.position += length
        state = .itemCommaOrEnd
        return true
      }
    }
    guard let piece = try gather(&cursor, limit: maximumItemSize) else { return false }
    _ = try piece.withBytes { try item($0, true, itemType) }
    state = .itemCommaOrEnd
    return true
  }

  /// Reads a member of the list that is not its items.
  private mutating func takeMember(_ piece: ChunkGatherer.Piece) throws {
    let isNull = piece.withBytes { $0.elementsEqual("null".utf8) }
    switch member {
    case "kind":
      kind = try text(piece)
      if let itemKind = Self.itemKind(ofList: kind) {
        itemType.kind = itemKind
      } else if kind != "Status" {
        throw Self.notAList(kind, offset: consumed)
      }
    case "apiVersion": itemType.apiVersion = try text(piece)
    case "metadata" where !isNull:
      metadata = try piece.withBytes { try ListMetadata.projection.decode($0, as: .json).get() }
    case "items" where !isNull:
      throw DecodeError("items is no array", offset: consumed, path: member)
    default: break
    }
    piece.withBytes { keep($0) }
  }

  /// Keeps a member for the case that the body turns out to be a `Status`.
  private mutating func keep(_ bytes: UnsafeRawBufferPointer) {
    guard kind == "Status" || kind.isEmpty else { return envelope = [] }
    guard envelope.count + bytes.count <= maximumEnvelopePart else { return }
    envelope.append(envelope.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
    JSONValue.string(member).serialise(into: &envelope)
    envelope.append(UInt8(ascii: ":"))
    envelope.append(contentsOf: bytes)
  }
}
