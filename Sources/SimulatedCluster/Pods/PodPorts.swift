/// What listens in a pod: handlers in this process that answer as its programs would.
public struct PodPorts: Sendable {
  /// Answers a request for a path; it begins with a slash and has no query.
  public typealias HTTPHandler = @Sendable (_ path: String) async -> PodHTTPAnswer
  /// Serves one connection; the pod closes it when the handler returns.
  public typealias ConnectionHandler = @Sendable (PodConnection) async -> Void

  /// What listens on a port.
  enum Listener: Sendable {
    case http(HTTPHandler)
    case tcp(ConnectionHandler)
  }

  /// The ports that speak HTTP; they can be reached by both subresources.
  public var http: [UInt16: HTTPHandler]
  /// The ports that speak something else over TCP.
  public var tcp: [UInt16: ConnectionHandler]
  /// The ports that listen on the pod's address only, where a port forward does not look.
  public var addressOnly: Set<UInt16> = []
  /// The ports that listen on the pod's loopback interface only, where the proxy does not look.
  public var loopbackOnly: Set<UInt16> = []
  /// Whether the API server finds the way to the pod's address; else the proxy waits in vain.
  public var hasRoute = true

  /// Makes the ports of a pod.
  public init(
    http: [UInt16: HTTPHandler] = [:], tcp: [UInt16: ConnectionHandler] = [:]
  ) {
    self.http = http
    self.tcp = tcp
  }

  /// What listens on a port of the pod's address.
  func onAddress(_ port: UInt16) -> Listener? {
    loopbackOnly.contains(port) ? nil : listener(port)
  }

  /// What listens on a port of the pod's loopback interface.
  func onLoopback(_ port: UInt16) -> Listener? {
    addressOnly.contains(port) ? nil : listener(port)
  }

  private func listener(_ port: UInt16) -> Listener? {
    http[port].map(Listener.http) ?? tcp[port].map(Listener.tcp)
  }
}
