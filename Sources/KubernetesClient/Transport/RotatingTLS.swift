import KubernetesConfiguration
import Synchronization

/// The certificates and keys for the next connection, read again while they are in use.
///
/// As client-go does, files are looked at every five minutes; besides, at once after the server has
/// refused somebody. The last good content outlives a failed reading.
final class RotatingTLS: Sendable {
  /// A client certificate with its key, PEM.
  typealias Pair = (chain: [UInt8], key: [UInt8])

  /// How long files are trusted not to have changed.
  static let lifetime: Duration = .seconds(300)

  private struct State {
    var material: PreparedConnection.Material
    var settings: TLSSettings?
    var given: Pair?
    var readAt: Duration
    var isDoubtful = false
  }

  private let connection: PreparedConnection
  private let maker: TLSMaterial
  private let time: any TimeSource
  private let state: Mutex<State>

  /// Takes the material that a connection was prepared with.
  ///
  /// Throws a ``ClientError`` with code `configuration` where it cannot be used.
  init(
    _ connection: PreparedConnection, environment: [String: String], time: any TimeSource
  ) throws(ClientError) {
    self.connection = connection
    self.time = time
    maker = TLSMaterial(connection: connection.resolved, environment: environment)
    let settings = try maker.settings(connection.material)
    state = Mutex(
      State(material: connection.material, settings: settings, readAt: time.now()))
  }

  /// What the next connection uses; nil for plain text.
  var current: TLSSettings? { state.withLock { $0.settings } }

  /// Has the files read again before the next connection: the server has refused somebody.
  func doubt() { state.withLock { $0.isDoubtful = true } }

  /// Reads files again where that is due; says whether new connections would differ.
  func refresh() -> Bool {
    guard connection.resolved.readsMaterialFiles else { return false }
    let now = time.now()
    return state.withLock { state in
      guard state.isDoubtful || now - state.readAt >= Self.lifetime else { return false }
      state.isDoubtful = false
      state.readAt = now
      guard let material = try? connection.reread(), material != state.material,
        let settings = try? maker.settings(material, given: state.given)
      else { return false }
      state.material = material
      state.settings = settings
      return true
    }
  }

  /// Uses the certificate that a command gave, nil for none, and says whether it is another one.
  ///
  /// Throws a ``ClientError`` with code `configuration` where it cannot be used.
  func use(_ given: Pair?) throws(ClientError) -> Bool {
    try state.withLock { state throws(ClientError) in
      if let given, let old = state.given, given.chain == old.chain, given.key == old.key {
        return false
      }
      if given == nil, state.given == nil { return false }
      state.settings = try maker.settings(state.material, given: given)
      state.given = given
      return true
    }
  }
}

extension ResolvedConnection {
  /// Whether certificates or keys come from files, which may change.
  fileprivate var readsMaterialFiles: Bool {
    let pair = values.clientCertificate
    let materials = [values.certificateAuthority?.value, pair?.chain.value, pair?.key.value]
    return tls != nil && materials.contains { $0?.path != nil }
  }
}
