import KubernetesClient
import Synchronization
import X509

/// Finds out who sends a request: by client certificate, else by bearer token (a user's or an
/// OpenID Connect issuer's), then impersonation.
final class Authenticator: Sendable {
  /// Why a request is turned away.
  enum Refusal: Error {
    case unauthorized
    /// The user may not act as somebody else.
    case mayNotImpersonate(Identity, resource: String, name: String)
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
    return try impersonated(real, headers)
  }

  private func identity(token: String) -> Identity? {
    let tokens = tokens
    if let user = users.first(where: { tokens[$0.name] == token }) {
      return Identity(
        name: user.name, groups: user.groups + ["system:authenticated"], rules: user.rules)
    }
    return oidc?.user(of: token).map { known($0.name, $0.groups + ["system:authenticated"]) }
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
    return name.isEmpty ? nil : known(name, groups + ["system:authenticated"])
  }

  /// The rules of a user by name: those of the options, everything for the masters, else nothing.
  private func known(_ name: String, _ groups: [String]) -> Identity {
    if let user = users.first(where: { $0.name == name }) {
      return Identity(name: name, groups: groups, rules: user.rules)
    }
    let rules: [SimulatedCluster.AccessRule]? = groups.contains("system:masters") ? nil : []
    return Identity(name: name, groups: groups, rules: rules)
  }

  private func impersonated(_ real: Identity, _ headers: RequestHeaders) throws(Refusal) -> Identity
  {
    guard let name = headers["impersonate-user"] else { return real }
    guard real.may("impersonate", group: "", resource: "users") else {
      throw .mayNotImpersonate(real, resource: "users", name: name)
    }
    var groups = headers.all("impersonate-group")
    if groups.isEmpty { groups = users.first { $0.name == name }?.groups ?? [] }
    if !groups.contains("system:authenticated") { groups.append("system:authenticated") }
    return known(name, groups)
  }
}
