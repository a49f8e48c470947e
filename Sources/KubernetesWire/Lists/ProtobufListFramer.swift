/// Cuts a protobuf list into items.
///
/// The body is the magic bytes and a `runtime.Unknown` of `{1: typeMeta, 2: raw}`, whose `raw` is
/// the list message `{1: listMeta, 2: items}`. Of the raw message only the length is kept.
struct ProtobufListFramer: ListFramer {
  /// What the next bytes are.
  private enum State {
    case magic
    /// A field's tag with its length or varint.
    case header
    case payload(Part, size: Int)
    case skip(remaining: Int)
  }

  /// A length-delimited value that is wanted.
  private enum Part {
    case typeMeta, contentEncoding, status, listMeta, item
  }

  private let maximumItemSize: Int
  private var state = State.magic
  private var gatherer = ChunkGatherer()
  /// The bytes of a header that spans chunks.
  private var header: [UInt8] = []
  /// How many bytes of the list message are still to come; nil outside of it.
  private var listRemaining: Int?
  private var hasList = false
  private var consumed = 0
  private var kind = ""

  private(set) var metadata: ListMetadata?
  private(set) var itemType = TypeMeta()

  init(maximumItemSize: Int) {
    self.maximumItemSize = maximumItemSize
  }

  mutating func consume(_ bytes: UnsafeRawBufferPointer, _ item: ItemHandler) throws {
    var position = 0
    while try step(bytes, &position, item) {}
    consumed += bytes.count
  }

  mutating func finish() throws -> ListMetadata {
    guard case .header = state, header.isEmpty, listRemaining ?? 0 == 0, hasList else {
      throw DecodeError("the body ends in the middle of the list", offset: consumed)
    }
    return metadata ?? ListMetadata()
  }

  /// Reads the next part; false when the chunk has no more for it.
  private mutating func step(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int, _ item: ItemHandler
  ) throws -> Bool {
    switch state {
    case .magic:
      guard let magic = gatherer.take(4, from: bytes, &position) else { return false }
      guard magic.withBytes({ $0.elementsEqual(ProtobufEnvelope.magic) }) else {
        throw DecodeError(WireFault(.noMagic, at: 0).message)
      }
      state = .header
    case .header:
      if listRemaining == 0 { listRemaining = nil }
      return try readHeader(bytes, &position)
    case .payload(let part, let size):
      guard let payload = gatherer.take(size, from: bytes, &position) else { return false }
      state = .header
      if part == .item {
        _ = try payload.withBytes { try item($0, true, itemType) }
      } else {
        try payload.withBytes { try take(part, $0) }
      }
    case .skip(let remaining):
      let count = min(remaining, bytes.count - position)
      position += count
      state = count == remaining ? .header : .skip(remaining: remaining - count)
      return count == remaining
    }
    return true
  }

  /// Reads a field's header in the chunk, or byte by byte where it spans chunks.
  private mutating func readHeader(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int
  ) throws -> Bool {
    if header.isEmpty {
      guard position < bytes.count else { return false }
      let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
      if let length = try begin(rest, at: position) {
        position += length
        return true
      }
    }
    while position < bytes.count {
      header.append(bytes[position])
      position += 1
      let complete = try header.withUnsafeBytes { try begin($0, at: position) != nil }
      if complete {
        header.removeAll(keepingCapacity: true)
        return true
      }
    }
    return false
  }

  /// Reads a header and sets the state for what it announces; nil when it is incomplete.
  private mutating func begin(_ bytes: UnsafeRawBufferPointer, at position: Int) throws -> Int? {
    var reader = ProtobufReader(bytes)
    do throws(WireFault) {
      let tag = try reader.tag()
      let size: Int
      switch tag.wireType {
      case .varint:
        _ = try reader.varint()
        size = 0
      case .fixed32: size = 4
      case .fixed64: size = 8
      case .lengthDelimited:
        let length = try reader.varint()
        guard let exact = Int(exactly: length) else { throw WireFault(.lengthPastEnd, at: 0) }
        size = exact
      }
      try announce(tag, headerSize: reader.position, size: size)
      return reader.position
    } catch {
      if error.code == .truncated, listRemaining.map({ $0 > bytes.count }) ?? true { return nil }
      throw DecodeError(error.message, offset: consumed + position)
    }
  }

  private mutating func announce(
    _ tag: ProtobufReader.Tag, headerSize: Int, size: Int
  ) throws(WireFault) {
    let isPayload = tag.wireType == .lengthDelimited
    if let remaining = listRemaining {
      guard headerSize <= remaining, size <= remaining - headerSize else {
        throw WireFault(.lengthPastEnd, at: 0)
      }
      listRemaining = remaining - headerSize - size
      switch tag.number {
      case 1 where isPayload: state = .payload(.listMeta, size: size)
      case 2 where isPayload: state = .payload(.item, size: size)
      case 1, 2: throw WireFault(.wrongWireType, at: 0)
      default: state = .skip(remaining: size)
      }
    } else {
      switch tag.number {
      case 1 where isPayload: state = .payload(.typeMeta, size: size)
      case 2 where isPayload && kind == "Status": state = .payload(.status, size: size)
      case 2 where isPayload:
        listRemaining = size
        hasList = true
        state = .header
      case 3 where isPayload: state = .payload(.contentEncoding, size: size)
      case 1, 2, 3: throw WireFault(.wrongWireType, at: 0)
      default: state = .skip(remaining: size)
      }
    }
    if case .payload(let part, _) = state {
      let limit = part == .item ? maximumItemSize : maximumEnvelopePart
      if size > limit { throw WireFault(.tooLarge, at: 0) }
    }
  }

  /// Reads one of the parts that are no items.
  private mutating func take(_ part: Part, _ bytes: UnsafeRawBufferPointer) throws {
    switch part {
    case .typeMeta:
      do throws(WireFault) {
        let typeMeta = try TypeMeta(ProtobufReader(bytes))
        kind = typeMeta.kind
        itemType.apiVersion = typeMeta.apiVersion
      } catch {
        throw DecodeError(error.message, offset: consumed, path: "typeMeta")
      }
      if let itemKind = Self.itemKind(ofList: kind) {
        itemType.kind = itemKind
      } else if kind != "Status" {
        throw Self.notAList(kind, offset: consumed)
      }
    case .listMeta:
      metadata = try ListMetadata.projection.decode(bytes, as: .protobuf).get()
    case .status:
      let status = try APIStatus.projection.decode(bytes, as: .protobuf).get()
      throw Self.notAList(kind, status: status, offset: consumed)
    case .contentEncoding:
      if !bytes.isEmpty {
        throw DecodeError(WireFault(.contentEncoding, at: 0).message, offset: consumed)
      }
    case .item: break
    }
  }
}
