/// Connections to ports of one pod, over one WebSocket.
///
/// No further connection can be opened later: each round of questions has its own forwarding. When
/// nothing holds it or its connections any more, it closes without a word.
public final class PortForward: Sendable {
  private let session: PortForwardSession
  /// One for each port that was asked for, in that order.
  public let connections: [ForwardedConnection]

  init(_ session: PortForwardSession) {
    self.session = session
    connections = session.ports.indices.map { ForwardedConnection(session, $0) }
  }

  /// Ends the session with close frame 1000, then the TCP connection; waits a second at most.
  public func close() async { await session.close() }
}
