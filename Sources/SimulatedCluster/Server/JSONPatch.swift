import KubernetesWire

/// RFC 6902: a list of operations on paths.
enum JSONPatch {
  static func apply(_ patch: JSONValue, to target: JSONValue) throws(APIFailure) -> JSONValue {
    guard let operations = patch.arrayValue else {
      throw .badRequest("json: cannot unmarshal object into Go value of type jsonpatch.Patch")
    }
    var result = target
    for operation in operations {
      let path = pointer(operation["path"]?.stringValue ?? "")
      let value = operation["value"]
      switch operation["op"]?.stringValue {
      case "add": result = try change(result, path, 0, value ?? .null, inserts: true)
      case "replace":
        guard read(result, path) != nil else { throw missing(operation) }
        result = try change(result, path, 0, value ?? .null, inserts: false)
      case "remove":
        guard read(result, path) != nil else { throw missing(operation) }
        result = try change(result, path, 0, nil, inserts: false)
      case "test":
        guard read(result, path) == value else {
          throw .unprocessable("testing path \(operation["path"]?.stringValue ?? "") failed")
        }
      case "copy", "move":
        let from = pointer(operation["from"]?.stringValue ?? "")
        guard let moved = read(result, from) else { throw missing(operation) }
        if operation["op"]?.stringValue == "move" {
          result = try change(result, from, 0, nil, inserts: false)
        }
        result = try change(result, path, 0, moved, inserts: true)
      default: throw .badRequest("Unexpected kind: \(operation["op"]?.stringValue ?? "")")
      }
    }
    return result
  }

  private static func missing(_ operation: JSONValue) -> APIFailure {
    .unprocessable(
      "the server rejected our request due to an error in our request: "
        + "doc is missing path: \(operation["path"]?.stringValue ?? "")")
  }

  private static func pointer(_ text: String) -> [String] {
    text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().prefix(64).map {
      part in
      part.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
        .split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
    }
  }

  private static func read(_ value: JSONValue, _ path: [String]) -> JSONValue? {
    var value: JSONValue? = value
    for part in path {
      if let list = value?.arrayValue {
        value = Int(part).flatMap { list.indices.contains($0) ? list[$0] : nil }
      } else {
        value = value?[part]
      }
    }
    return value
  }

  private static func change(
    _ value: JSONValue, _ path: [String], _ depth: Int, _ new: JSONValue?, inserts: Bool
  ) throws(APIFailure) -> JSONValue {
    guard depth < path.count else { return new ?? .null }
    let part = path[depth]
    let isLast = depth == path.count - 1
    switch value {
    case .object(var object):
      if isLast {
        object[part] = new
      } else {
        guard let inner = object[part] else { throw .unprocessable("doc is missing path") }
        object[part] = try change(inner, path, depth + 1, new, inserts: inserts)
      }
      return .object(object)
    case .array(var list):
      let index = part == "-" ? list.count : Int(part) ?? -1
      guard index >= 0, index <= list.count, inserts && isLast || index < list.count else {
        throw .unprocessable("Unable to access invalid index: \(part)")
      }
      if !isLast {
        list[index] = try change(list[index], path, depth + 1, new, inserts: inserts)
      } else if let new {
        if inserts { list.insert(new, at: index) } else { list[index] = new }
      } else {
        list.remove(at: index)
      }
      return .array(list)
    default: throw .unprocessable("doc is missing path")
    }
  }
}

extension APIFailure {
  static func unprocessable(_ message: String) -> APIFailure {
    APIFailure(422, "Invalid", message, details: Details())
  }
}
