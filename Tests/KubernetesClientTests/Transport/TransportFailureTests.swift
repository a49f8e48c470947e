import AsyncHTTPClient
import NIOCore
import Glibc
import Testing

@testable import KubernetesClient

@Suite("TransportFailure")
struct TransportFailureTests {
  private static let server = "https://10.0.0.1:6443"

  private func classify(_ error: any Error) -> ClientError? {
    TransportFailure.classify(error, request: RequestTargetTests.list, server: Self.server)
      as? ClientError
  }

  @Test(
    "an address that cannot be reached is named",
    arguments: [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH])
  func unreached(code: CInt) {
    let error = classify(IOError(errnoCode: code, reason: "connect"))
    #expect(error?.code == .connect)
    #expect(error?.message == "cannot connect to \(Self.server)")
    #expect(error?.cause == String(cString: strerror(code)))
  }

  @Test("a connection that breaks later names the request")
  func broken() {
    let error = classify(IOError(errnoCode: ECONNRESET, reason: "read"))
    #expect(error?.code == .connect)
    #expect(error?.message.contains("GET /api/v1/pods") == true)
  }

  @Test("a name that does not resolve is no failure of the connection")
  func dns() throws {
    // An empty label is refused by the resolver itself, without asking a name server.
    let failure = #expect(throws: (any Error).self) {
      try SocketAddress.makeAddressResolvingHost("nowhere..invalid", port: 443)
    }
    let error = classify(try #require(failure))
    #expect(error?.code == .dns)
    #expect(error?.message.contains("nowhere..invalid") == true)
  }

  @Test("timeouts and cancellation keep their own classes")
  func classes() {
    #expect(classify(HTTPClientError.connectTimeout)?.code == .timeout)
    #expect(classify(HTTPClientError.readTimeout)?.code == .timeout)
    #expect(classify(HTTPClientError.remoteConnectionClosed)?.code == .connect)
  }

  @Test("only a cancelled task ends a request for good; else its connection has broken")
  func cancellation() async {
    let errors: [any Error] = [
      HTTPClientError.cancelled, HTTPClientError.requestStreamCancelled, CancellationError(),
    ]
    for error in errors { #expect(classify(error)?.code == .connect) }
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return errors.map { self.classify($0)?.code }
    }
    #expect(await task.value == [.cancelled, .cancelled, .cancelled])
  }

  @Test("an error that is already explained stays as it is")
  func explained() {
    let error = ClientError(.forbidden, "no", cause: "because")
    #expect(classify(error) == error)
  }
}
