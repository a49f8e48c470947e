import KubernetesWire
import KubernetesConfiguration

/// Where the next page of a list starts, as the opaque token that clients send back.
struct ContinueToken: Hashable, Sendable {
  /// The version of the first page; nil for "as it is now" (-1 on the wire).
  var resourceVersion: UInt64?
  /// The first key that may be on the page, below the listed namespace.
  var start: String

  init(resourceVersion: UInt64?, start: String) {
    self.resourceVersion = resourceVersion
    self.start = start
  }

  /// The token of the page after that key.
  ///
  /// The key is made the smallest one after it by a zero character, and begins with a slash where
  /// the version is fixed, as the real server's.
  init(after key: Substring, at version: UInt64?) {
    self.init(
      resourceVersion: version, start: (version == nil ? "" : "/") + key + "\0")
  }

  /// The key at which to go on.
  var startKey: Substring { start.hasPrefix("/") ? start.dropFirst() : start[...] }

  /// The text: URL-safe base64 without padding of a JSON object.
  var text: String {
    let version = resourceVersion.map { Int64(clamping: $0) } ?? -1
    let json: JSONValue = [
      "v": "meta.k8s.io/v1", "rv": .integer(version), "start": .string(start),
    ]
    return Base64.encodeURL(json.serialisedBytes())
  }

  init(parsing text: String) throws(APIFailure) {
    guard let bytes = Base64.decodeURL(text) else {
      throw .badToken("illegal base64 data")
    }
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw .badToken(Self.complaint(bytes))
    }
    guard value["v"]?.stringValue == "meta.k8s.io/v1" else {
      throw .invalidToken(
        "server does not recognize this encoded version \"\(value["v"]?.stringValue ?? "")\"")
    }
    guard let version = value["rv"]?.integerValue, version != 0 else {
      throw .invalidToken("incorrect encoded start resourceVersion (version meta.k8s.io/v1)")
    }
    guard let start = value["start"]?.stringValue, !start.isEmpty else {
      throw .invalidToken("start key not present (version meta.k8s.io/v1)")
    }
    self.init(resourceVersion: version < 0 ? nil : UInt64(version), start: start)
  }

  /// What Go's JSON decoder says of a document that does not even begin like one.
  private static func complaint(_ bytes: [UInt8]) -> String {
    guard let first = bytes.first else { return "unexpected end of JSON input" }
    let shown =
      (0x20..<0x7F).contains(first)
      ? String(UnicodeScalar(first)) : "\\x" + String(first, radix: 16)
    return "invalid character '\(shown)' looking for beginning of value"
  }
}

extension APIFailure {
  fileprivate static func badToken(_ detail: String) -> APIFailure {
    invalidToken("continue key is not valid: \(detail)")
  }

  fileprivate static func invalidToken(_ detail: String) -> APIFailure {
    badRequest("invalid continue token: \(detail)")
  }
}
