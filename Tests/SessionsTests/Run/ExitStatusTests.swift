import KubernetesClient
import Testing

@testable import Sessions

struct ExitStatusTests {
  @Test(
    "Each class of failure has its exit status",
    arguments: [
      (ClientError.Code.configuration, 3), (.dns, 3), (.connect, 3), (.tls, 3),
      (.unauthorized, 3), (.forbidden, 3), (.timeout, 4), (.notFound, 4), (.expired, 4),
      (.resourceVersionTooLarge, 4), (.tooManyRequests, 4), (.badRequest, 4), (.server, 4),
      (.decode, 4), (.cancelled, 1),
    ] as [(ClientError.Code, Int32)])
  func statuses(_ code: ClientError.Code, _ expected: Int32) {
    #expect(ExitStatus(code).rawValue == expected)
  }

  @Test("What explains more wins")
  func worse() {
    #expect(ExitStatus.success.worse(.notSynced) == .notSynced)
    #expect(ExitStatus.notSynced.worse(.success) == .notSynced)
    #expect(ExitStatus.notSynced.worse(.cannotConnect) == .cannotConnect)
    #expect(ExitStatus.invalidCorefile.worse(.nothingFound) == .invalidCorefile)
  }
}
