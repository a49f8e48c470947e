import KubernetesConfiguration
import Synchronization

/// The credential commands of a process, so that all its clients run each once.
///
/// As client-go keeps its authenticators, by everything that decides about their reply.
public final class ExecCredentialRegistry: Sendable {
  private struct Key: Hashable {
    var configuration: ExecConfiguration
    var cluster: ExecClusterInfo
  }

  private let providers = Mutex<[Key: SharedCredential<ExecCredential>]>([:])

  /// Makes an empty registry.
  public init() {}

  /// The credential of a command, run when it is asked for; `wallClock` gives the seconds since
  /// 1970.
  func credential(
    _ runner: ExecCredentialRunner, wallClock: @escaping @Sendable () -> Int64
  ) -> SharedCredential<ExecCredential> {
    let key = Key(configuration: runner.configuration, cluster: runner.cluster)
    return providers.withLock { providers in
      if let known = providers[key] { return known }
      let made = SharedCredential<ExecCredential> {
        $0.expiresAt.map { $0 > wallClock() } ?? true
      } fetch: {
        try await runner.run()
      }
      providers[key] = made
      return made
    }
  }
}
