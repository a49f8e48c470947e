import KubernetesClient
import KubernetesWire

/// Produces the body of a list in pieces of some 128 KiB, so that a list of 300 MB needs no more
/// memory than a small one.
struct ListBody: Sendable {
  let page: ListPage
  let encoder: ItemEncoder
  let isProtobuf: Bool
  let isPretty: Bool

  private static let pieceSize = 128 * 1024

  private var resource: ServedResource { encoder.resource }

  /// Hands out the pieces in order.
  func forEachPiece(_ emit: ([UInt8]) async throws -> Void) async throws {
    if isProtobuf { try await protobuf(emit) } else { try await json(emit) }
  }

  private func protobuf(_ emit: ([UInt8]) async throws -> Void) async throws {
    let metadata = ListMetadata(
      resourceVersion: String(page.resourceVersion), continueToken: page.continueToken,
      remainingItemCount: page.remainingItemCount)
    let itemsSize = page.items.reduce(0) {
      $0 + ProtobufTranscoder.listItemSize($1.bytes.count)
    }
    var piece = ProtobufTranscoder.listHead(
      kind: "\(resource.kind)List", apiVersion: resource.id.apiVersion, metadata: metadata,
      itemsSize: itemsSize)
    for item in page.items {
      ProtobufTranscoder.appendListItem(item.bytes, to: &piece)
      guard piece.count >= Self.pieceSize else { continue }
      try await emit(piece)
      piece.removeAll(keepingCapacity: true)
    }
    try await emit(piece + ProtobufTranscoder.envelopeTail)
  }

  /// Custom resources have their members in alphabetical order, so that the metadata comes last.
  private func json(_ emit: ([UInt8]) async throws -> Void) async throws {
    let kind: (String, JSONValue) = ("kind", .string("\(resource.kind)List"))
    let version: (String, JSONValue) = ("apiVersion", .string(resource.id.apiVersion))
    let metadata: (String, JSONValue) = ("metadata", page.metadata)
    let text = ListText(isPretty: isPretty)
    let isCustom = !resource.id.hasProtobuf
    var piece = text.opening(isCustom ? [version] : [kind, version, metadata])
    var isFirst = true
    for item in page.items {
      piece.append(contentsOf: text.separator(isFirst: isFirst))
      isFirst = false
      try text.append(to: &piece) { output in
        try encoder.writeJSON(item, identified: false, into: &output)
      }
      guard piece.count >= Self.pieceSize else { continue }
      try await emit(piece)
      piece.removeAll(keepingCapacity: true)
    }
    try await emit(
      piece + text.closing(isEmpty: page.items.isEmpty, isCustom ? [kind, metadata] : []))
  }
}

/// The JSON text around the items of a list, indented or not.
private struct ListText {
  let isPretty: Bool

  private func member(_ name: String, _ value: JSONValue) -> [UInt8] {
    var bytes = Array(isPretty ? "  \"\(name)\": ".utf8 : "\"\(name)\":".utf8)
    let text = value.serialisedBytes(pretty: isPretty)
    bytes.append(contentsOf: isPretty ? Self.indented(text, by: 2) : text)
    return bytes
  }

  func opening(_ members: [(String, JSONValue)]) -> [UInt8] {
    var bytes = Array(isPretty ? "{\n".utf8 : "{".utf8)
    for (name, value) in members {
      bytes += member(name, value) + Array(isPretty ? ",\n".utf8 : ",".utf8)
    }
    return bytes + Array(isPretty ? "  \"items\": [".utf8 : "\"items\":[".utf8)
  }

  func separator(isFirst: Bool) -> [UInt8] {
    Array((isFirst ? "" : ",").utf8) + Array((isPretty ? "\n    " : "").utf8)
  }

  func closing(isEmpty: Bool, _ members: [(String, JSONValue)]) -> [UInt8] {
    var bytes = Array((isPretty && !isEmpty ? "\n  ]" : "]").utf8)
    for (name, value) in members {
      bytes += Array(isPretty ? ",\n".utf8 : ",".utf8) + member(name, value)
    }
    return bytes + Array(isPretty ? "\n}".utf8 : "}\n".utf8)
  }

  /// Appends an item's text, indented where that is wanted.
  func append(to piece: inout [UInt8], _ write: (inout [UInt8]) throws -> Void) throws {
    guard isPretty else { return try write(&piece) }
    var item: [UInt8] = []
    try write(&item)
    let pretty = try JSONValue(parsing: item).serialisedBytes(pretty: true)
    piece.append(contentsOf: Self.indented(pretty, by: 4))
  }

  /// Every newline is layout: those inside strings are escaped.
  static func indented(_ text: [UInt8], by width: Int) -> [UInt8] {
    let spaces = [UInt8](repeating: UInt8(ascii: " "), count: width)
    var result: [UInt8] = []
    for byte in text {
      result.append(byte)
      if byte == UInt8(ascii: "\n") { result.append(contentsOf: spaces) }
    }
    return result
  }
}
