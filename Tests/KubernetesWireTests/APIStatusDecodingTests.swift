import KubernetesWire
import Testing

@Suite struct APIStatusDecodingTests {
  @Test(arguments: [
    ("forbidden-list-403", Recording.json, 403, "Forbidden", "pods is forbidden: "),
    ("forbidden-list-403-protobuf", Recording.protobuf, 403, "Forbidden", "pods is forbidden: "),
    ("get-pod-notfound", Recording.json, 404, "NotFound", "pods \"nope\" not found"),
    ("get-pod-notfound-protobuf", Recording.protobuf, 404, "NotFound", "pods \"nope\" not found"),
    ("unauthorized-401", Recording.json, 401, "Unauthorized", "Unauthorized"),
    ("expired-continue-410", Recording.json, 410, "Expired", "The provided continue"),
    ("list-serviceimports-protobuf-only", Recording.protobuf, 406, "NotAcceptable", "only the"),
    ("unknown-group", "text/plain; charset=utf-8", 404, "", "404 page not found"),
  ])
  func `a recorded failure is read`(
    name: String, contentType: String, code: Int, reason: String, message: String
  ) throws {
    let status = APIStatus.decode(
      body: try Recording.body(name), contentType: contentType, code: code)
    #expect(status.code == code)
    #expect(status.reason == reason)
    #expect(status.message.hasPrefix(message))
  }

  @Test func `causes and the time to wait are read`() throws {
    let body = try Recording.body("rv-too-large")
    let status = APIStatus.decode(body: body, contentType: Recording.json, code: 504)
    #expect(status.causes == ["ResourceVersionTooLarge"])
    #expect(status.retryAfterSeconds == 1)
    #expect(APIStatus(json: try JSONValue(parsing: body)) == status)
    let encoded = ProtobufTranscoder.wrap(
      kind: "Status", apiVersion: "v1", raw: ProtobufTranscoder.protobuf(status))
    #expect(
      APIStatus.decode(body: encoded, contentType: Recording.protobuf, code: 0) == status)
  }

  @Test(arguments: [
    (#"{"kind":"Pod"}"#, Recording.json), ("", Recording.json), ("{", Recording.json),
    ("nonsense", Recording.protobuf), ("<html>", "text/html"),
    (#"{"kind":"Status","code":"x"}"#, Recording.json),
  ])
  func `what is no status becomes the message`(body: String, contentType: String) {
    let status = APIStatus.decode(body: Array(body.utf8), contentType: contentType, code: 502)
    #expect(status == APIStatus(code: 502, reason: "", message: body))
  }

  @Test func `a long text is cut`() {
    let body = [UInt8](repeating: 0x61, count: 1 << 20)
    let status = APIStatus.decode(body: body, contentType: "text/plain", code: 500)
    #expect(status.message.count == 1024)
  }
}
