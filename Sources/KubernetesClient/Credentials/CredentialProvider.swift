import KubernetesConfiguration
import Synchronization

/// Gives each request its `Authorization` header.
///
/// A token file is read again every 50 seconds (client-go's minute less its leeway of ten
/// seconds); the last good token outlives a failed read. Never prints a secret.
public final class CredentialProvider: Sendable {
  /// How long a token that was read from a file is used.
  static let tokenLifetime: Duration = .seconds(50)

  private enum Method {
    case none
    case fixed(String)
    case tokenFile(String)
    case unavailable(ClientError)
  }

  private struct Cache {
    var header: String?
    var readAt: Duration?
    var lastFailure: FileFailure?
  }

  private let method: Method
  private let time: any TimeSource
  private let files: any ConfigurationFiles
  private let cache: Mutex<Cache>

  /// Makes a provider; reads nothing yet.
  public init(
    _ connection: PreparedConnection, time: any TimeSource = SystemTime()
  ) {
    method = Self.method(connection.resolved)
    self.time = time
    files = connection.files
    var token = ""
    if case .tokenFile(_, let first) = connection.resolved.credential {
      token = first.map { Self.trimmed($0.revealed) } ?? ""
    }
    cache = Mutex(Cache(header: token.isEmpty ? nil : "Bearer " + token))
  }

  /// The header's value; nil for anonymous requests and client certificates.
  /// - Throws: ``ClientError`` with code `configuration` where there is no way to a credential.
  public func authorizationHeader() async throws(ClientError) -> String? {
    switch method {
    case .none: nil
    case .fixed(let header): header
    case .tokenFile(let path): try token(path)
    case .unavailable(let error): throw error
    }
  }

  /// Why the last reading of the token file failed; nil where it went well.
  public var lastFailure: FileFailure? { cache.withLock { $0.lastFailure } }

  /// Makes the next request read the token file again; for after a 401.
  public func invalidate() {
    cache.withLock { $0.readAt = nil }
  }

  private func token(_ path: String) throws(ClientError) -> String? {
    let now = time.now()
    return try cache.withLock { cache throws(ClientError) in
      if let header = cache.header, let readAt = cache.readAt, now - readAt < Self.tokenLifetime {
        return header
      }
      do throws(FileFailure) {
        cache = Cache(header: try Self.header(path, files), readAt: now)
      } catch {
        cache.lastFailure = error
        guard cache.header != nil else { throw Self.unreadable(path, error) }
      }
      return cache.header
    }
  }

  private static func unreadable(_ path: String, _ cause: FileFailure) -> ClientError {
    ClientError(
      .configuration, "the token file cannot be read", cause: "\(cause)",
      hint: "check that \(path) holds a token and may be read")
  }

  private static func header(
    _ path: String, _ files: any ConfigurationFiles
  ) throws(FileFailure) -> String {
    let token = trimmed(String(decoding: try files.read(path), as: UTF8.self))
    guard !token.isEmpty else {
      throw FileFailure(operation: "read", path: path, reason: "the token is empty")
    }
    return "Bearer " + token
  }

  private static func method(_ connection: ResolvedConnection) -> Method {
    switch connection.credential {
    case .none: return .none
    case .basic(let basic):
      let pair = "\(basic.value.username):\(basic.value.password.revealed)"
      return .fixed("Basic " + Base64.encode(pair.utf8))
    case .tokenFile(let path, _): return .tokenFile(path.value)
    case .token(let token): return .fixed("Bearer " + trimmed(token.value.revealed))
    case .exec(let exec):
      return .unavailable(
        ClientError(
          .configuration,
          "the credentials come from the command \"\(exec.value.command)\", which this version "
            + "does not run",
          hint: "use a context with a token or a client certificate"))
    case .oidc(let provider):
      if let token = provider.value.settings["id-token"], !token.isEmpty {
        return .fixed("Bearer " + token)
      }
      return .unavailable(
        ClientError(
          .configuration, "the auth-provider \"\(provider.value.name)\" gives no token",
          hint: "log in with kubectl, or use a context with a token or a client certificate"))
    }
  }

  private static func trimmed(_ token: String) -> String {
    var token = token[...]
    while let first = token.first, first.isWhitespace { token.removeFirst() }
    while let last = token.last, last.isWhitespace { token.removeLast() }
    return String(token)
  }
}

extension CredentialProvider: CustomStringConvertible {
  /// Which way credentials come, without any secret.
  public var description: String {
    switch method {
    case .none: "no credentials"
    case .fixed(let header): "\(header.prefix { $0 != " " }) credentials, redacted"
    case .tokenFile(let path): "token of \(path)"
    case .unavailable(let error): error.message
    }
  }
}

extension CredentialProvider: CustomReflectable {
  /// Hides the members, so that dumping a provider prints no secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
