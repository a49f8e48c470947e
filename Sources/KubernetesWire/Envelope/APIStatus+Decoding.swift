extension APIStatus {
  /// How `metav1.Status` is read.
  static let projection = Projection<APIStatus>(
    initial: APIStatus(code: 0, reason: "", message: ""),
    fields: [
      .text("message", 3) { $0.message = $1.string() },
      .text("reason", 4) { $0.reason = $1.string() },
      .message(
        "details", 5,
        [
          .child("causes", 4, Cause.projection) { $0.causes.append($1.reason) },
          .integer("retryAfterSeconds", 5) {
            $0.retryAfterSeconds = $1 > 0 ? Int(truncatingIfNeeded: $1) : nil
          },
        ]),
      .integer("code", 6) { $0.code = Int(truncatingIfNeeded: $1) },
    ])

  /// What is read of a `metav1.StatusCause`.
  private struct Cause {
    var reason = ""

    static let projection = Projection<Cause>(
      initial: Cause(), fields: [.text("reason", 1) { $0.reason = $1.string() }])
  }

  /// The most text that is taken from a body that is no `Status`.
  private static let maximumText = 1024

  /// Reads the body of a failed request: a `Status` in protobuf or JSON, or plain text.
  ///
  /// Never fails: what cannot be read becomes the message, control characters included. `code` is
  /// the HTTP status, used where the body has none.
  public static func decode(
    body: UnsafeRawBufferPointer, contentType: String, code: Int
  ) -> APIStatus {
    var status = structured(body, contentType) ?? text(body)
    if status.code == 0 { status.code = code }
    return status
  }

  /// Reads the body of a failed request; see ``decode(body:contentType:code:)``.
  public static func decode(body: [UInt8], contentType: String, code: Int) -> APIStatus {
    body.withUnsafeBytes { decode(body: $0, contentType: contentType, code: code) }
  }

  private static func structured(
    _ body: UnsafeRawBufferPointer, _ contentType: String
  ) -> APIStatus? {
    switch try? RawObject.Encoding(contentType: contentType) {
    case .protobuf:
      guard let envelope = try? ProtobufEnvelope(body), envelope.typeMeta.kind == "Status" else {
        return nil
      }
      let message = UnsafeRawBufferPointer(rebasing: body[envelope.raw])
      return try? projection.decode(message, as: .protobuf).get()
    case .json:
      guard let type = try? TypeMeta(json: body), type.kind == "Status" else { return nil }
      return try? projection.decode(body, as: .json).get()
    case nil: return nil
    }
  }

  private static func text(_ body: UnsafeRawBufferPointer) -> APIStatus {
    var text = String(decoding: body.prefix(maximumText), as: UTF8.self)[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    while text.first?.isWhitespace == true { text.removeFirst() }
    return APIStatus(code: 0, reason: "", message: String(text))
  }

  /// Reads a `Status` object from JSON; nil when the value is none.
  public init?(json: JSONValue) {
    guard json["kind"]?.stringValue == "Status" else { return nil }
    let decoded = json.serialisedBytes().withUnsafeBytes {
      Self.projection.decode($0, as: .json)
    }
    guard let status = try? decoded.get() else { return nil }
    self = status
  }
}
