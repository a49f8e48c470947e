import Glibc
import NIOCore
import NIOPosix
import Testing

@testable import KubernetesClient

@Suite("TransportFailure")
struct TransportFailureTests {
  private static let server = "https://10.0.0.1:6443"

  private static let road = Road(host: "10.0.0.1", port: 6443, isTLS: true)

  private let failure = TransportFailure(
    request: RequestTargetTests.list, road: road, server: server, clientCertificate: nil)

  private func classify(_ error: any Error) -> ClientError? {
    failure.classify(error) as? ClientError
  }

  /// What an attempt says that failed at a stage.
  private func classify(_ error: any Error, at stage: ConnectionAttempt.Stage) -> ClientError? {
    let attempt = ConnectionAttempt(road: Self.road, tls: nil, startedAt: .zero)
    attempt.stage = stage
    return classify(ConnectionAttemptFailure(error, attempt))
  }

  @Test(
    "an address that cannot be reached is named",
    arguments: [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH])
  func unreached(code: CInt) {
    let error = classify(IOError(errnoCode: code, reason: "connect"), at: .connect)
    #expect(error?.code == .connect)
    #expect(error?.message == "cannot connect to \(Self.server)")
    #expect(error?.cause == String(cString: strerror(code)))
  }

  @Test("a connection that breaks later names the request")
  func broken() {
    let error = classify(
      RequestFailure(
        IOError(errnoCode: ECONNRESET, reason: "read"), isFresh: false, hasRead: true))
    #expect(error?.code == .connect)
    #expect(error?.message.contains("GET /api/v1/pods") == true)
  }

  @Test("a name that does not resolve is told by the resolver's code")
  func dns() {
    let error = classify(ResolutionFailure(host: "nowhere", code: EAI_NONAME), at: .connect)
    #expect(error?.code == .dns)
    #expect(error?.message == "the host \"nowhere\" does not resolve")
    #expect(error?.cause == "name or service not known")
  }

  @Test(
    "a time-out says what was waited for",
    arguments: [
      (ConnectionAttempt.Stage.connect, "no connection to"), (.handshake, "the TLS handshake with"),
    ])
  func timeouts(stage: ConnectionAttempt.Stage, words: String) {
    let error = classify(ChannelError.connectTimeout(.zero), at: stage)
    #expect(error?.code == .timeout)
    #expect(error?.message.hasPrefix(words) == true)
  }

  @Test("only a cancelled task ends a request for good; else its connection has broken")
  func cancellation() async {
    let errors: [any Error] = [
      CancellationError(),
      RequestFailure(CancellationError(), isFresh: true, hasRead: false),
    ]
    for error in errors { #expect(classify(error)?.code == .connect) }
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return errors.map { self.classify($0)?.code }
    }
    #expect(await task.value == [.cancelled, .cancelled])
  }

  @Test("an error that is already explained stays as it is")
  func explained() {
    let error = ClientError(.forbidden, "no", cause: "because")
    #expect(classify(error) == error)
  }
}
