extension WatchDecoder {
  /// Decodes one frame; nil for an empty line between events.
  func event(
    _ frame: UnsafeRawBufferPointer, _ context: UnsafeMutablePointer<DecodingContext>
  ) -> WatchEvent<Object>? {
    if encoding == .json, frame.allSatisfy(JSONCursor.isSpace) { return nil }
    var fault: WireFault?
    let envelope = WatchEnvelope(frame, as: encoding, fault: &fault)
    if let fault {
      return .undecodable(
        type: envelope.type, DecodeError(fault.message, offset: fault.offset))
    }
    switch envelope.type {
    case "ADDED": return change(envelope, context) { .added($0) }
    case "MODIFIED": return change(envelope, context) { .modified($0) }
    case "DELETED": return change(envelope, context) { .deleted($0) }
    case "BOOKMARK": return bookmark(envelope)
    case "ERROR": return failure(envelope)
    case "" where envelope.objectType.kind == "Status": return failure(envelope)
    default:
      return .unexpected(
        type: envelope.type,
        DecodeError("unknown event type \"\(envelope.type)\"", path: "type"))
    }
  }

  private func change(
    _ envelope: WatchEnvelope, _ context: UnsafeMutablePointer<DecodingContext>,
    _ event: (Object) -> WatchEvent<Object>
  ) -> WatchEvent<Object> {
    if let wrong = wrongKind(envelope) { return wrong }
    let decoded = projection.decodeItem(
      envelope.object, as: encoding, type: envelope.objectType, context: context)
    switch decoded {
    case .success(let object): return event(object)
    case .failure(let error): return .undecodable(type: envelope.type, error)
    }
  }

  private func bookmark(_ envelope: WatchEnvelope) -> WatchEvent<Object> {
    if let wrong = wrongKind(envelope) { return wrong }
    switch Bookmark.projection.decode(envelope.object, as: encoding) {
    case .success(let bookmark):
      return .bookmark(
        resourceVersion: bookmark.resourceVersion,
        initialEventsEnd: bookmark.isInitialEventsEnd)
    case .failure(let error):
      return .undecodable(type: envelope.type, error)
    }
  }

  private func failure(_ envelope: WatchEnvelope) -> WatchEvent<Object> {
    guard envelope.objectType.kind == "Status" else {
      return .undecodable(
        type: envelope.type,
        DecodeError("an error event with a \(envelope.objectType.kind)", path: "object.kind"))
    }
    switch APIStatus.projection.decode(envelope.object, as: encoding) {
    case .success(let status): return .error(status)
    case .failure(let error): return .undecodable(type: envelope.type, error)
    }
  }

  private func wrongKind(_ envelope: WatchEnvelope) -> WatchEvent<Object>? {
    guard let expectedKind, envelope.objectType.kind != expectedKind else { return nil }
    let key = ObjectIdentity(partOf: envelope.object, as: encoding).key
    return .unexpected(
      type: envelope.type,
      DecodeError(
        "a \(envelope.objectType.kind) where a \(expectedKind) is expected",
        path: "object.kind", key: key))
  }
}

/// What a bookmark event says.
private struct Bookmark {
  var resourceVersion = ""
  var isInitialEventsEnd = false

  static let projection = Projection<Bookmark>(
    initial: Bookmark(),
    fields: [
      .message(
        "metadata", 1,
        [
          .text("resourceVersion", 6) { $0.resourceVersion = $1.string() },
          .map("annotations", 12) {
            if $1 == "k8s.io/initial-events-end" { $0.isInitialEventsEnd = $2 == "true" }
          },
        ])
    ])
}
