import KubernetesWire
import NIOHTTP1

extension KubernetesClient {
  /// Sends a GET to a pod by way of the API server (`pods/proxy`), and returns whatever the pod
  /// answers, also 503 of `/ready`.
  ///
  /// `limit` is the most bytes of the body, `timeout` how long the whole answer may take once a
  /// connection is there. Throws a ``ClientError`` where the API server itself answered, a JSON
  /// document of kind `Status`, or nothing came in time: code `connect` for a refused port,
  /// `timeout` for an address without an answer, `decode` for what is no HTTP or too large, `tls`,
  /// `notFound` for the pod, `forbidden` without `get` on `pods/proxy`.
  public func proxyGet(
    _ pod: PodReference, port: UInt16, path: String, isTLS: Bool = false, limit: Int = 8 << 20,
    timeout: Duration = .seconds(4)
  ) async throws -> PodAnswer {
    let proxied = PodProxyRequest(pod: pod, port: port, path: path, isTLS: isTLS)
    do {
      return try await answer(to: proxied, limit, timeout)
    } catch let error as BodyReading.TimeOut {
      throw proxied.unanswered(ClientError(.timeout, "", cause: error.words))
    } catch {
      let classified = failure(error, proxied.request).classify(error)
      throw classified
    }
  }

  private func answer(
    to proxied: PodProxyRequest, _ limit: Int, _ timeout: Duration
  ) async throws -> PodAnswer {
    let request = proxied.request
    var wasRefused = false
    while true {
      let authorization = try await authorization()
      let message = try message(for: request, authorization)
      let (head, body) = try await exchange(message, request, limit, timeout)
      let (status, type) = (Int(head.status.code), head.headers.first(name: "content-type") ?? "")
      guard
        let account = PodProxyRequest.serversOwnAccount(
          status: status, contentType: type.lowercased(), body: body)
      else { return PodAnswer(status: status, contentType: type, body: body) }
      if status == 401, await hasAnother(than: authorization, &wasRefused) { continue }
      let plain = StatusFailure(identity: connection.identity, now: options.wallClock()).error(
        code: status, status: account, request: request, retryAfter: nil)
      throw proxied.failure(plain)
    }
  }

  /// The head and the whole body of one answer.
  private func exchange(
    _ message: HTTPMessage, _ request: APIRequest, _ limit: Int, _ timeout: Duration
  ) async throws -> (HTTPResponseHead, [UInt8]) {
    do {
      let answer = try await transport.send(message, limit: timeout)
      defer { answer.body.cancel() }
      let bytes = try await withTaskCancellationHandler {
        try await BodyReading.all(of: answer, limit: limit)
      } onCancel: {
        answer.body.cancel()
      }
      return (answer.head, bytes)
    } catch is BodyCollector.TooLarge {
      throw ClientError(.decode, "the answer to \(request.line) is larger than \(limit) bytes")
    } catch let failure as RequestFailure where failure.cause is Exchange.TimeOut {
      throw BodyReading.TimeOut(limit: timeout)
    } catch is Exchange.TimeOut {
      throw BodyReading.TimeOut(limit: timeout)
    } catch {
      // A refused certificate may have been replaced by a good one meanwhile.
      tls.doubt()
      throw error
    }
  }
}

/// The reading of whole answers of pods.
private enum BodyReading {
  /// The answer did not come in time.
  struct TimeOut: Error {
    let limit: Duration
    var words: String { "nothing came within \(limit)" }
  }

  static func all(of answer: HTTPAnswer, limit: Int) async throws -> [UInt8] {
    let isSecured = answer.phases.securedAt != nil
    let reader = try BodyReader(headers: answer.head.headers, isAuthenticated: isSecured)
    var body = BodyCollector(limit: limit)
    while let piece = try await answer.body.next() { try reader.feed(piece, to: &body) }
    try reader.finish()
    return body.bytes
  }
}
