import Foundation
import KubernetesClient
import Recordings

/// Answers lists with the recorded bodies, less what the label selector leaves out, and keeps
/// watches open.
struct CaptureTransport: APITransport {
  enum Encoding: String, CaseIterable {
    case json, protobuf
  }

  let encoding: Encoding

  func perform<Consumer: ResponseConsumer>(
    _ request: APIRequest, into consumer: inout Consumer
  ) async throws {
    guard !request.isWatch else {
      let (stream, _) = AsyncStream<Never>.makeStream()
      for await _ in stream {}
      throw CancellationError()
    }
    let resource = request.path.split(separator: "/").last.map(String.init) ?? ""
    // Custom resources have no protobuf form.
    let used: Encoding = request.accept == .json ? .json : encoding
    let body = try RecordedList(resource).body(used, selector: request["labelSelector"] ?? "")
    try consumer.receive(
      ResponseHead(
        contentType: used == .json
          ? "application/json" : "application/vnd.kubernetes.protobuf"))
    try body.withUnsafeBytes { bytes in
      // Pieces that do not fall together with items.
      for start in stride(from: 0, to: bytes.count, by: 4099) {
        let end = min(start + 4099, bytes.count)
        try consumer.receive(
          UnsafeRawBufferPointer(rebasing: bytes[start..<end]), wireBytes: end - start)
      }
    }
  }
}

extension APIRequest {
  subscript(name: String) -> String? { query.first { $0.name == name }?.value }
}

/// A recorded list in both encodings.
struct RecordedList {
  let resource: String

  init(_ resource: String) {
    self.resource = resource
  }

  func body(_ encoding: CaptureTransport.Encoding, selector: String) throws -> [UInt8] {
    let body = try Recordings.bytes("captures/list-\(resource)-\(encoding.rawValue).body")
    guard !selector.isEmpty else { return body }
    let json = try Recordings.bytes("captures/list-\(resource)-json.body")
    let keeps = try Self.selected(json, by: LabelSelector(parsing: selector))
    return encoding == .json
      ? try Self.filteredJSON(body, keeps) : Self.filteredProtobuf(body, keeps)
  }

  private static func items(_ body: [UInt8]) throws -> (list: [String: Any], items: [[String: Any]])
  {
    guard let list = try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any],
      let items = list["items"] as? [[String: Any]]
    else { throw MissingFixture(name: "items") }
    return (list, items)
  }

  private static func selected(_ body: [UInt8], by selector: LabelSelector) throws -> [Bool] {
    try items(body).items.map { item in
      let labels = (item["metadata"] as? [String: Any])?["labels"] as? [String: String]
      return selector.matches(labels ?? [:])
    }
  }

  private static func filteredJSON(_ body: [UInt8], _ keeps: [Bool]) throws -> [UInt8] {
    var (list, items) = try items(body)
    items = zip(items, keeps).filter(\.1).map(\.0)
    list["items"] = items
    return Array(try JSONSerialization.data(withJSONObject: list))
  }

  /// Rebuilds the envelope around the list message without the items that are left out.
  private static func filteredProtobuf(_ body: [UInt8], _ keeps: [Bool]) -> [UInt8] {
    var result = Array(body.prefix(4))
    for field in fields(of: body[4...]) {
      guard field.number == 2 else {
        result += body[field.range]
        continue
      }
      var list: [UInt8] = []
      var flags = keeps.makeIterator()
      for item in fields(of: body[field.payload]) {
        if item.number == 2, flags.next() == false { continue }
        list += body[item.range]
      }
      result += [0x12] + varint(list.count) + list
    }
    return result
  }

  private struct Field {
    var number: Int
    var range: Range<Int>
    var payload: Range<Int>
  }

  /// Length-delimited fields only: the envelope and a list have no others.
  private static func fields(of bytes: ArraySlice<UInt8>) -> [Field] {
    var fields: [Field] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let start = position
      let number = Int(bytes[position] >> 3)
      position += 1
      var length = 0
      var shift = 0
      while true {
        let byte = bytes[position]
        position += 1
        length |= Int(byte & 0x7F) << shift
        shift += 7
        if byte < 0x80 { break }
      }
      let end = position + length
      fields.append(Field(number: number, range: start..<end, payload: position..<end))
      position = end
    }
    return fields
  }

  private static func varint(_ value: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}
