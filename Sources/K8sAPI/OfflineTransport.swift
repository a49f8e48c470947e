import KubernetesClient

/// A way to no API server: for building informers whose descriptions are all that is wanted.
public struct OfflineTransport: APITransport {
  /// Makes a transport on which every request fails.
  public init() {}

  /// Fails without sending anything.
  public func perform<Consumer: ResponseConsumer>(
    _ request: APIRequest, into consumer: inout Consumer
  ) async throws {
    throw ClientError(
      .configuration, "\(request.method) \(request.path) was not sent: there is no connection")
  }
}
