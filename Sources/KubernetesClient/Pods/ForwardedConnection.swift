/// One TCP connection that the container runtime made to `localhost` in a pod's network namespace.
public final class ForwardedConnection: Sendable {
  private let session: PortForwardSession
  private let index: Int

  init(_ session: PortForwardSession, _ index: Int) {
    self.session = session
    self.index = index
  }

  /// The port in the pod.
  public var port: UInt16 { session.ports[index] }

  /// Sends bytes; they may be sent before it is known whether the port is open.
  ///
  /// Throws a ``ClientError`` where the session is over: of code `connect`, or of what ended it.
  public func send(_ bytes: [UInt8]) async throws { try await session.send(index, bytes) }

  /// The next bytes, cut anywhere; nil at the end of the session.
  ///
  /// Waits as long as the forwarding's limit says, then throws a ``ClientError`` with code `timeout`,
  /// after which it may be called again. Where the port was refused it throws one of code `connect`,
  /// whose cause is the text of the error channel, unescaped. That the pod has closed this
  /// connection alone is never told: the protocol has no word for it.
  ///
  /// Bytes that nobody receives stay in the socket once a quarter of a megabyte waits, so that the pod
  /// is slowed down. While another connection of the forwarding is received from, they are taken from
  /// it all the same, since that one's bytes may be behind them; 4 MiB of them end the forwarding.
  public func receive() async throws -> [UInt8]? { try await session.receive(index) }
}
