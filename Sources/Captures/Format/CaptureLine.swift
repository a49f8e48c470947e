import Informers
import KubernetesClient
import KubernetesWire

/// One line of a capture behind its header.
enum CaptureLine {
  /// How the line of an object begins; it ends with one more brace.
  static let objectPrefix = Array(#"{"object":"#.utf8)

  case file(CapturedFile)
  case environment(name: String, value: String)
  case block(CapturedBlock)
  case watch(CapturedWatch)
  case event(CapturedEvent)
  case replicas(JSONValue)
  case end(lines: Int64)
  /// A kind that this version does not know, which later ones may add.
  case unknown

  /// The JSON of the object that a line holds; nil where it holds something else.
  static func object(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard line.starts(with: objectPrefix), line.last == UInt8(ascii: "}") else { return nil }
    return UnsafeRawBufferPointer(rebasing: line.dropFirst(objectPrefix.count).dropLast())
  }

  init?(_ value: JSONValue) {
    guard case .object(let members) = value,
      let (name, content) = members.first(where: { _ in true })
    else { return nil }
    switch name {
    case "file":
      guard let path = content["path"]?.stringValue, let text = content["text"]?.stringValue else {
        return nil
      }
      self = .file(CapturedFile(path: path, text: text))
    case "environment":
      guard let name = content["name"]?.stringValue, let value = content["value"]?.stringValue
      else { return nil }
      self = .environment(name: name, value: value)
    case "block":
      guard let block = CapturedBlock(content) else { return nil }
      self = .block(block)
    case "watch":
      guard let name = content["name"]?.stringValue else { return nil }
      var watch = CapturedWatch(
        block: content.count("block"), name: name,
        resource: GroupVersionResource(captured: content["resource"]))
      watch.status = InformerStatus(captured: content["status"] ?? .null)
      self = .watch(watch)
    case "event":
      guard let change = RecordedChange(captured: content) else { return nil }
      self = .event(
        CapturedEvent(
          watch: content.count("watch"), time: Duration(captured: content["time"]) ?? .zero,
          change: change))
    case "replicas": self = .replicas(content)
    case "end": self = .end(lines: content["lines"]?.integerValue ?? 0)
    default: self = .unknown
    }
  }
}
