/// A whole object as it came over the wire, copied once and decoded on demand.
public struct RawObject: Hashable, Sendable {
  /// How the bytes are encoded.
  public enum Encoding: String, Hashable, Sendable {
    case protobuf
    case json
  }

  /// How the bytes are encoded.
  public var encoding: Encoding
  /// The object's kind; empty where only its own JSON says it.
  public var kind: String
  /// The object's `group/version`; empty where only its own JSON says it.
  public var apiVersion: String
  /// The object: a protobuf message without envelope, or JSON text.
  public var bytes: [UInt8]

  /// Makes a raw object.
  public init(encoding: Encoding, kind: String = "", apiVersion: String = "", bytes: [UInt8]) {
    self.encoding = encoding
    self.kind = kind
    self.apiVersion = apiVersion
    self.bytes = bytes
  }

  /// An object without content.
  public static let empty = RawObject(encoding: .json, bytes: Array("{}".utf8))

  /// The whole object as a JSON value, with `kind` and `apiVersion` first.
  ///
  /// Throws a ``DecodeError`` for malformed bytes and for a protobuf kind without a schema.
  public func json() throws -> JSONValue {
    let body =
      switch encoding {
      case .json: try JSONValue(parsing: bytes)
      case .protobuf: try ProtobufTranscoder.shared.json(fromProtobuf: bytes, kind: kind)
      }
    guard case .object(let members) = body else { return body }
    var object = JSONObject()
    if !kind.isEmpty { object["kind"] = .string(kind) }
    if !apiVersion.isEmpty { object["apiVersion"] = .string(apiVersion) }
    for (name, value) in members { object[name] = value }
    return .object(object)
  }
}
