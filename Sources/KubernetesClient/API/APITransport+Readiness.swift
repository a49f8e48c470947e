extension APITransport {
  /// Asks `/readyz` once; returns where the API server is ready.
  ///
  /// A server that does not say so to this client, answering 401, 403 or 404, is up all the same.
  /// Throws a ``ClientError`` where it is not ready.
  public func requireReadiness() async throws {
    let request = APIRequest(path: "/readyz", accept: .json)
    var body = BodyCollector(limit: 1 << 10)
    do {
      try await perform(request, into: &body)
    } catch let error as ClientError {
      switch error.code {
      case .unauthorized, .forbidden, .notFound: return
      default: throw error
      }
    } catch is BodyCollector.TooLarge {
    }
    // What else listens there, a proxy's page for one, may well answer 200.
    guard body.bytes.elementsEqual("ok".utf8) else {
      throw ClientError(.server, "\(request.line) was not answered \"ok\"")
    }
  }
}
