import KubernetesClient
import Synchronization
import X509

/// Finds out who sends a request: by client certificate, else by bearer token (a user's or an
/// OpenID Connect issuer's).
final class Authenticator: Sendable {
  /// Why a request is turned away.
  enum Refusal: Error {
    case unauthorized
  }

  private let users: [SimulatedCluster.User]
  private let tokensByUser: Mutex<[String: String]>
  private let oidc: SimulatedCluster.OIDC?

  init(users: [SimulatedCluster.User], oidc: SimulatedCluster.OIDC? = nil) {
    self.users = users
    self.oidc = oidc
    tokensByUser = Mutex(
      Dictionary(
        users.map { ($0.name, $0.token ?? Self.makeToken()) },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Each user's bearer token.
  var tokens: [String: String] { tokensByUser.withLock { $0 } }

  /// Replaces a user's token, or takes it away.
  func setToken(_ token: String?, for name: String) throws {
    guard users.contains(where: { $0.name == name }) else {
      throw ClientError(.notFound, "the simulated cluster has no user \(name)")
    }
    tokensByUser.withLock { $0[name] = token }
  }

  /// A token that nobody guesses.
  private static func makeToken() -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    var random = SystemRandomNumberGenerator()
    return String((0..<40).compactMap { _ in alphabet.randomElement(using: &random) })
  }

  /// The identity behind a request's headers and its connection's certificate.
  func identity(
    headers: RequestHeaders, certificate: Certificate?
  ) throws(Refusal) -> Identity {
    guard
      let real = certificate.flatMap(identity(of:)) ?? headers.bearerToken.flatMap(identity(token:))
    else { throw .unauthorized }
    return real
  }

  private func identity(token: String) -> Identity? {
    let tokens = tokens
    if let user = users.first(where: { tokens[$0.name] == token }) {
      let groups = user.groups + (ServiceAccountName(user: user.name)?.groups ?? [])
      return Identity(name: user.name, groups: groups + ["system:authenticated"])
    }
    return oidc?.user(of: token).map {
      Identity(name: $0.name, groups: $0.groups + ["system:authenticated"])
    }
  }

  /// The user whom a certificate names; nil when it has no common name.
  private func identity(of certificate: Certificate) -> Identity? {
    var name = ""
    var groups: [String] = []
    for attribute in certificate.subject.flatMap({ $0 }) {
      let text = String(describing: attribute.value)
      switch attribute.type {
      case .RDNAttributeType.commonName: name = text
      case .RDNAttributeType.organizationName: groups.append(text)
      default: break
      }
    }
    return name.isEmpty ? nil : Identity(name: name, groups: groups + ["system:authenticated"])
  }
}
