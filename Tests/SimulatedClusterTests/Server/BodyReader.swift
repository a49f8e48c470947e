import KubernetesWire
import KubernetesClient
import NIOCore
import NIOHTTP1

/// Takes an answer apart while it arrives.
final class BodyReader {
  private var parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>.AsyncIterator
  private var pending: [UInt8] = []
  private var hasEnded = false

  /// The connection went away before the body's end.
  struct Truncated: Error {}

  init(_ inbound: NIOAsyncChannelInboundStream<HTTPClientResponsePart>) {
    parts = inbound.makeAsyncIterator()
  }

  func head() async throws -> HTTPResponseHead {
    while let part = try await parts.next() {
      if case .head(let head) = part { return head }
    }
    throw Truncated()
  }

  /// Reads on; false at the body's end.
  private func fill() async throws -> Bool {
    guard !hasEnded else { return false }
    switch try await parts.next() {
    case .body(let buffer): pending.append(contentsOf: buffer.readableBytesView)
    case .head: break
    case .end: hasEnded = true
    case nil: throw Truncated()
    }
    return true
  }

  /// All that is left.
  func rest() async throws -> [UInt8] {
    while try await fill() {}
    defer { pending = [] }
    return pending
  }

  /// The first bytes; what comes with them stays for later.
  func prefix(_ count: Int) async throws -> [UInt8] {
    while pending.count < count, try await fill() {}
    defer { pending.removeFirst(min(count, pending.count)) }
    return Array(pending.prefix(count))
  }

  /// The next line, without its newline; nil at the end.
  func line() async throws -> String? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending.removeSubrange(...end) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      guard try await fill() else { return nil }
    }
  }

  /// The next watch event in short: `ADDED ns/name@version`, `BOOKMARK @7`, `ERROR 410`.
  func event() async throws -> String? {
    guard let line = try await line() else { return nil }
    return try TestEvents.summary(JSONValue(parsing: line))
  }

  /// So many events in short.
  func events(_ count: Int) async throws -> [String] {
    var events: [String] = []
    while events.count < count, let event = try await event() { events.append(event) }
    return events
  }
}

/// Watch events in short.
enum TestEvents {
  static func summary(_ event: JSONValue) -> String {
    let type = event["type"]?.stringValue ?? "?"
    let object = event["object"]
    if type == "ERROR" { return "ERROR \(object?["code"]?.integerValue ?? 0)" }
    let metadata = object?["metadata"]
    let names = ["namespace", "name"].compactMap { metadata?[$0]?.stringValue }
    let end =
      metadata?["annotations"]?["k8s.io/initial-events-end"]?.stringValue == "true" ? " end" : ""
    let version = metadata?["resourceVersion"]?.stringValue ?? ""
    return "\(type) \(names.joined(separator: "/"))@\(version)\(end)"
  }
}
