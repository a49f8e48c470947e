import DNSMessages
import KubernetesWire
import Recordings

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The inputs that mutation starts from: small files beside this one, and pieces of recordings.
enum Corpus {
  /// The files of a folder, sorted by name.
  static func files(_ folder: String) throws -> [[UInt8]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Corpus/\(folder)").path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\($0)")))
    }
  }

  /// Messages with records of several kinds.
  static func messages() -> [[UInt8]] {
    let name = DNSName(unchecked: "web.shop.svc.cluster.local.")
    var message = Message(id: 7, MessageQuestion(name, .a))
    message.edns = EDNS()
    let question = message.encoded()
    message.isResponse = true
    message.answer = recordTexts().compactMap {
      ResourceRecord(text: String(decoding: $0, as: UTF8.self))
    }
    return [question, message.encoded()].compactMap { $0 }
  }

  /// Records as a zone file has them.
  static func recordTexts() -> [[UInt8]] {
    [
      "web.shop.svc.cluster.local. 5 IN A 10.0.0.1", "web. AAAA fd00::1",
      "_http._tcp.web. 5 IN SRV 0 100 80 a.web.", "a\\.b\\000. TXT \"one \\\" two\" three",
      "cluster.local. 30 IN SOA ns.dns.cluster.local. hostmaster.cluster.local. 1 7200 1800 86400 30",
      "x. 1 MX 10 mx.x.", "y. CNAME x.",
    ].map { Array($0.utf8) }
  }

  /// Recorded answers as they are.
  static func recorded(_ names: String...) throws -> [[UInt8]] {
    try names.map { try Recordings.bytes("captures/\($0).body") }
  }

  /// The first objects of a recorded list in protobuf, each without envelope.
  static func objects(_ name: String, count: Int) throws -> [[UInt8]] {
    let projection = Projection<RawObject>(initial: .empty, fields: [], raw: { $0 = $1 })
    var decoder = try ListDecoder(
      contentType: "application/vnd.kubernetes.protobuf", projection: projection)
    var objects: [[UInt8]] = []
    try Recordings.bytes("captures/\(name).body").withUnsafeBytes { bytes in
      try decoder.consume(bytes) { objects.append(try $0.get().bytes) }
    }
    return Array(objects.prefix(count))
  }

  /// A list of a few recorded objects, as it comes over the wire.
  static func list(_ name: String, kind: String, count: Int = 3) throws -> [UInt8] {
    ProtobufTranscoder.wrap(
      kind: "\(kind)List", apiVersion: "v1",
      raw: ProtobufTranscoder.list(
        metadata: ListMetadata(resourceVersion: "5", continueToken: "t"),
        items: try objects(name, count: count)))
  }

  /// Frames of a watch with a few recorded objects, a bookmark's and an error's type among them.
  static func watch(_ name: String, kind: String) throws -> [UInt8] {
    let types = ["ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR"]
    return try zip(types, objects(name, count: types.count)).flatMap { type, object in
      ProtobufTranscoder.watchFrame(
        type: type,
        object: ProtobufTranscoder.wrap(kind: kind, apiVersion: "v1", raw: object))
    }
  }

  /// The same list in JSON.
  static func jsonList(_ name: String, kind: String) throws -> [UInt8] {
    let items = try objects(name, count: 3).map {
      try ProtobufTranscoder.shared.json(fromProtobuf: $0, kind: kind)
    }
    let list: JSONValue = [
      "kind": .string("\(kind)List"), "metadata": ["resourceVersion": "5"],
      "items": .array(items),
    ]
    return list.serialisedBytes()
  }

  /// Lines of a watch in JSON.
  static func jsonWatch(_ name: String, kind: String) throws -> [UInt8] {
    try zip(["ADDED", "MODIFIED", "DELETED"], objects(name, count: 3)).flatMap { type, object in
      let event: JSONValue = [
        "type": .string(type),
        "object": try ProtobufTranscoder.shared.json(fromProtobuf: object, kind: kind),
      ]
      return event.serialisedBytes() + [UInt8(ascii: "\n")]
    }
  }
}
