import KubernetesConfiguration
import Synchronization

/// Gives each request what says who sends it.
///
/// A token file is read again every 50 seconds (client-go's minute less its leeway of ten seconds);
/// the last good token outlives a failed read. Commands and issuers are asked when the first request
/// needs them. Never prints a secret.
final class CredentialProvider: Sendable {
  /// What a request is sent with.
  struct Authorization: Sendable {
    /// The `Authorization` header; nil for anonymous requests and client certificates.
    var header: String?
    /// A client certificate that a command gave.
    var certificate: RotatingTLS.Pair?
    /// Which of the credentials it is that are fetched one after the other.
    var generation = 0
  }

  private enum Method {
    case none
    case fixed(String)
    case tokenFile(TokenFile)
    case exec(SharedCredential<ExecCredential>, ExecConfiguration)
    case oidc(SharedCredential<OIDCTokenSource.Token>)
  }

  private let method: Method
  /// How many requests wait for a command or an issuer.
  private let waiting = Mutex(0)

  /// Makes a provider; reads and runs nothing yet.
  init(_ connection: PreparedConnection, _ options: KubernetesClient.Options) {
    let resolved = connection.resolved
    let wallClock = options.wallClock
    switch resolved.credential {
    case .none: method = .none
    case .basic(let basic): method = .fixed(basic.value.header)
    case .token(let token): method = .fixed("Bearer " + TokenFile.trimmed(token.value.revealed))
    case .tokenFile(let path, let first):
      method = .tokenFile(
        TokenFile(path.value, first: first, time: options.time, files: connection.files))
    case .exec(let exec):
      let runner = ExecCredentialRunner(
        configuration: exec.value, cluster: ExecClusterInfo(connection),
        environment: options.environment, terminal: options.terminal, time: options.time)
      method = .exec(
        options.execCredentials.credential(runner, wallClock: wallClock),
        exec.value)
    case .oidc(let provider):
      let source = OIDCTokenSource(
        provider.value, files: connection.files, environment: options.environment,
        time: options.time, wallClock: wallClock)
      method = .oidc(source.credential)
    }
  }

  /// What the next request is sent with.
  ///
  /// Throws a ``ClientError`` with code `configuration` where there is no way to a credential.
  func authorization() async throws -> Authorization {
    switch method {
    case .none: return Authorization()
    case .fixed(let header): return Authorization(header: header)
    case .tokenFile(let file): return Authorization(header: try file.header())
    case .exec(let credential, let exec):
      do {
        let issue = try await awaited(credential)
        return Authorization(
          header: issue.value.token.map { "Bearer " + $0.revealed },
          certificate: issue.value.certificate, generation: issue.generation)
      } catch let failure as ExecFailure {
        throw ClientError(
          .configuration, "the exec command \"\(exec.command)\" gave no credential",
          cause: "getting credentials: \(failure.cause)",
          hint: failure.hint ?? "run the command by hand to see what it wants: log in again, mostly"
        )
      }
    case .oidc(let credential):
      let issue = try await awaited(credential)
      return Authorization(
        header: "Bearer " + issue.value.token.revealed, generation: issue.generation)
    }
  }

  private func awaited<Value>(
    _ credential: SharedCredential<Value>
  ) async throws -> SharedCredential<Value>.Issue {
    waiting.withLock { $0 += 1 }
    defer { waiting.withLock { $0 -= 1 } }
    return try await credential.current()
  }

  /// Who is being waited for at this moment before requests can be sent; nil for nobody.
  var awaited: String? {
    guard waiting.withLock({ $0 }) > 0 else { return nil }
    switch method {
    case .exec(_, let exec): return "the exec command \"\(exec.command)\""
    case .oidc: return "the OpenID Connect issuer"
    case .none, .fixed, .tokenFile: return nil
    }
  }

  /// Says that the server has answered 401; gives whether another credential may be had at once.
  func refuse(_ refused: Authorization) async -> Bool {
    switch method {
    case .none, .fixed: return false
    case .tokenFile(let file):
      file.invalidate()
      return (try? file.header()).map { $0 != refused.header } ?? false
    case .exec(let credential, _):
      await credential.refuse(refused.generation)
      return true
    case .oidc(let credential):
      await credential.refuse(refused.generation)
      return true
    }
  }

  /// Whether a command has to be run that may ask a person something.
  var mayAsk: Bool {
    if case .exec(_, let exec) = method { return exec.interactiveMode != "Never" }
    return false
  }

  /// Until when the credential in use is good, in seconds since 1970, where a command or an issuer
  /// has said so.
  var expiresAt: Int64? {
    get async {
      switch method {
      case .none, .fixed, .tokenFile: nil
      case .exec(let credential, _): await credential.latest?.expiresAt
      case .oidc(let credential): await credential.latest?.expiresAt
      }
    }
  }
}

extension CredentialProvider: CustomReflectable {
  /// Hides the members, so that dumping a provider prints no secret.
  var customMirror: Mirror { Mirror(self, children: []) }
}
