import NIOCore
import Synchronization

/// One attempt to open a connection: how far it has come, and what went wrong.
final class ConnectionAttempt: Sendable {
  /// What an attempt is busy with.
  enum Stage: Sendable {
    /// Resolving and connecting: to the server, or to the proxy.
    case connect
    /// Asking the proxy for the way to the server.
    case proxy
    /// The TLS handshake with the server.
    case handshake
  }

  /// Where to.
  let road: Road
  /// How TLS is spoken; nil for plain text.
  let tls: TLSSettings?
  /// What went wrong on the connection.
  let failures = ConnectionFailures()
  private let state: Mutex<(phases: ConnectionPhases, stage: Stage)>

  init(road: Road, tls: TLSSettings?, startedAt: Duration) {
    self.road = road
    self.tls = tls
    state = Mutex((ConnectionPhases(startedAt: startedAt), .connect))
  }

  /// What it is busy with.
  var stage: Stage {
    get { state.withLock { $0.stage } }
    set { state.withLock { $0.stage = newValue } }
  }

  /// When it reached which stage.
  var phases: ConnectionPhases { state.withLock { $0.phases } }

  /// Notes when a stage was reached.
  func stamp(_ change: (inout ConnectionPhases) -> Void) {
    state.withLock { change(&$0.phases) }
  }
}

/// Why a connection could not be opened, and what it was busy with.
struct ConnectionAttemptFailure: Error {
  /// The first of the reasons.
  var cause: any Error
  /// What the attempt was busy with.
  var stage: ConnectionAttempt.Stage
  /// Where to.
  var road: Road
  /// The client's own certificate, where it has one.
  var clientCertificate: CertificateDescription?

  init(_ error: any Error, _ attempt: ConnectionAttempt) {
    cause = attempt.failures.first ?? error
    stage = attempt.stage
    road = attempt.road
    clientCertificate = attempt.tls?.clientCertificate
  }
}
