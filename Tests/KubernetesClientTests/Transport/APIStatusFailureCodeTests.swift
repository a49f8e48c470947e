import KubernetesWire
import Testing

@testable import KubernetesClient

@Suite("APIStatus.failureCode")
struct APIStatusFailureCodeTests {
  @Test(
    "an ERROR event that has only a reason is classed by it",
    arguments: [
      ("Unauthorized", ClientError.Code.unauthorized), ("Forbidden", .forbidden),
      ("NotFound", .notFound), ("TooManyRequests", .tooManyRequests), ("Expired", .expired),
      ("Gone", .expired), ("", .server), ("InternalError", .server),
    ])
  func reason(reason: String, expected: ClientError.Code) {
    #expect(APIStatus(code: 0, reason: reason, message: "").failureCode == expected)
  }
}
