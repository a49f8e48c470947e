import Informers
import KubernetesClient
import KubernetesWire

extension Duration {
  /// Nanoseconds, as captures have times.
  var captured: JSONValue {
    let parts = components
    let (seconds, isTooLong) = parts.seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if isTooLong { return .integer(parts.seconds < 0 ? .min : .max) }
    let (sum, overflows) = seconds.addingReportingOverflow(parts.attoseconds / 1_000_000_000)
    return .integer(overflows ? .max : sum)
  }

  init?(captured: JSONValue?) {
    guard let nanoseconds = captured?.integerValue else { return nil }
    self = .nanoseconds(nanoseconds)
  }
}

extension GroupVersionResource {
  var captured: JSONValue {
    ["group": .string(group), "version": .string(version), "resource": .string(resource)]
  }

  init(captured: JSONValue?) {
    self.init(
      group: captured?["group"]?.stringValue ?? "",
      version: captured?["version"]?.stringValue ?? "",
      resource: captured?["resource"]?.stringValue ?? "")
  }
}

extension ClientError {
  var captured: JSONValue {
    var error = JSONObject()
    error.append("code", .string(code.rawValue))
    error.append("message", .string(message))
    if let cause { error.append("cause", .string(cause)) }
    if let hint { error.append("hint", .string(hint)) }
    return .object(error)
  }

  init?(captured: JSONValue?) {
    guard let captured, let message = captured["message"]?.stringValue else { return nil }
    let code = captured["code"]?.stringValue.flatMap { Code(rawValue: $0) }
    self.init(
      code ?? .server, message, cause: captured["cause"]?.stringValue,
      hint: captured["hint"]?.stringValue)
  }
}

extension CaptureHeader {
  var json: JSONValue {
    var header = JSONObject()
    header.append("format", .string(Self.format))
    header.append("version", .integer(Self.currentVersion))
    header.append("tool", .string(tool))
    header.append("recordedAt", recordedAt.captured)
    header.append("waited", waited.captured)
    header.append("redacted", .bool(isRedacted))
    header.append("corefile", .string(corefile))
    if let coreDNSVersion { header.append("corednsVersion", .string(coreDNSVersion)) }
    return .object(header)
  }

  init(_ line: JSONValue) throws(CaptureFailure) {
    guard line["format"]?.stringValue == Self.format, let version = line["version"]?.integerValue
    else {
      throw CaptureFailure(
        "the file is no capture", cause: "line 1 does not begin one",
        hint: "record writes captures")
    }
    guard version <= Self.currentVersion else {
      throw CaptureFailure(
        "the capture is of a newer version of the format, \(version)",
        cause: "line 1: this tool reads up to version \(Self.currentVersion)",
        hint: "replay it with a newer k8sapi-inspect")
    }
    self.init()
    tool = line["tool"]?.stringValue ?? ""
    recordedAt = Duration(captured: line["recordedAt"]) ?? .zero
    waited = Duration(captured: line["waited"]) ?? .zero
    isRedacted = line["redacted"]?.boolValue ?? false
    corefile = line["corefile"]?.stringValue ?? "Corefile"
    coreDNSVersion = line["corednsVersion"]?.stringValue
  }
}

extension CapturedBlock {
  var json: JSONValue {
    var block = JSONObject()
    block.append("index", .integer(Int64(index)))
    block.append("title", .string(title))
    if let connection { block.append("connection", connection) }
    if let failure { block.append("failure", failure.captured) }
    return .object(block)
  }

  init?(_ json: JSONValue) {
    guard let index = json["index"]?.integerValue.flatMap({ Int(exactly: $0) }), index >= 0,
      let title = json["title"]?.stringValue
    else { return nil }
    self.init(
      index: index, title: title, connection: json["connection"],
      failure: ClientError(captured: json["failure"]))
  }
}

extension RecordedChange {
  var captured: JSONObject {
    var change = JSONObject()
    switch self {
    case .stored(let bytes):
      change.append("type", "STORED")
      change.append("object", (try? JSONValue(parsing: bytes)) ?? .null)
    case .deleted(let key):
      change.append("type", "DELETED")
      change.append("key", .string(key.description))
    case .listed(let version, let isFirst):
      change.append("type", "LISTED")
      change.append("resourceVersion", .string(version))
      change.append("isFirst", .bool(isFirst))
    case .failed(let error):
      change.append("type", "FAILED")
      change.append("error", error.captured)
    case .resumed(let duration):
      change.append("type", "RESUMED")
      change.append("after", duration.captured)
    }
    return change
  }

  init?(captured: JSONValue) {
    switch captured["type"]?.stringValue {
    case "STORED":
      guard let object = captured["object"] else { return nil }
      self = .stored(object.serialisedBytes())
    case "DELETED":
      guard let key = captured["key"]?.stringValue.flatMap({ ObjectKey($0) }) else { return nil }
      self = .deleted(key)
    case "LISTED":
      self = .listed(
        resourceVersion: captured["resourceVersion"]?.stringValue ?? "",
        isFirst: captured["isFirst"]?.boolValue ?? false)
    case "FAILED":
      guard let error = ClientError(captured: captured["error"]) else { return nil }
      self = .failed(error)
    case "RESUMED":
      guard let after = Duration(captured: captured["after"]) else { return nil }
      self = .resumed(after: after)
    default: return nil
    }
  }
}
