import KubernetesWire
import Testing

@testable import KubernetesClient

@Suite("StatusFailure")
struct StatusFailureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var code: Int
    var reason = ""
    var message = ""
    var causes: [String] = []
    var expected: ClientError.Code
    var testDescription: String { "\(code) \(reason)\(message)" }
  }

  @Test(
    "classes an answer by its status",
    arguments: [
      Case(code: 401, reason: "Unauthorized", expected: .unauthorized),
      Case(code: 403, reason: "Forbidden", expected: .forbidden),
      Case(code: 404, expected: .notFound),
      Case(code: 410, reason: "Expired", expected: .expired),
      Case(code: 410, reason: "Gone", expected: .expired),
      Case(code: 500, reason: "Expired", expected: .expired),
      Case(
        code: 504, reason: "Timeout", causes: ["ResourceVersionTooLarge"],
        expected: .resourceVersionTooLarge),
      Case(
        code: 504, message: "Too large resource version: 9, current: 1",
        expected: .resourceVersionTooLarge),
      Case(code: 429, reason: "TooManyRequests", expected: .tooManyRequests),
      Case(code: 400, reason: "BadRequest", expected: .badRequest),
      Case(code: 302, expected: .badRequest),
      Case(code: 503, expected: .server),
    ])
  func classes(_ row: Case) {
    let status = APIStatus(
      code: row.code, reason: row.reason, message: row.message, causes: row.causes)
    let error = StatusFailure(identity: ConnectionIdentity(.token), now: 0).error(
      code: row.code, status: status, request: RequestTargetTests.list, retryAfter: nil)
    #expect(error.code == row.expected)
    #expect(error.status == status)
  }

  @Test(
    "a 403 names the ClusterRole rule to add",
    arguments: [
      (
        "/api/v1/pods", "{apiGroups: [\"\"], resources: [\"pods\"], verbs: [\"list\", \"watch\"]}"
      ),
      (
        "/apis/discovery.k8s.io/v1/endpointslices",
        "{apiGroups: [\"discovery.k8s.io\"], resources: [\"endpointslices\"],"
          + " verbs: [\"list\", \"watch\"]}"
      ),
      (
        "/api/v1/namespaces/a/pods/b",
        "{apiGroups: [\"\"], resources: [\"pods\"], verbs: [\"get\"]}"
      ),
      (
        "/api/v1/namespaces",
        "{apiGroups: [\"\"], resources: [\"namespaces\"], verbs: [\"list\", \"watch\"]}"
      ),
    ])
  func rule(path: String, rule: String) {
    #expect(APIRequest(path: path, accept: .json).resourceRule == rule)
  }

  @Test("Retry-After of the header goes before the status's own")
  func retryAfter() {
    let status = APIStatus(code: 429, reason: "", message: "", retryAfterSeconds: 7)
    func wait(_ header: Duration?) -> Duration? {
      StatusFailure(identity: ConnectionIdentity(.token), now: 0).error(
        code: 429, status: status, request: RequestTargetTests.list, retryAfter: header
      ).retryAfter
    }
    #expect(wait(nil) == .seconds(7))
    #expect(wait(.seconds(2)) == .seconds(2))
    #expect(wait(.seconds(Int.max)) == .seconds(365 * 86_400))
    #expect(wait(.seconds(Int.min)) == .zero)
  }
}
