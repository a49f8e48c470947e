import X509

/// Finds out who sends a request: by client certificate, else by bearer token.
final class Authenticator: Sendable {
  /// Why a request is turned away.
  enum Refusal: Error {
    case unauthorized
  }

  private let users: [SimulatedCluster.User]
  /// Each user's bearer token.
  let tokens: [String: String]

  init(users: [SimulatedCluster.User]) {
    self.users = users
    tokens = Dictionary(
      users.map { ($0.name, $0.token ?? Self.makeToken()) }, uniquingKeysWith: { first, _ in first }
    )
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
    if let certificate { return identity(of: certificate) }
    guard let user = headers.bearerToken.flatMap(user(token:)) else { throw .unauthorized }
    let groups = user.groups + (ServiceAccountName(user: user.name)?.groups ?? [])
    return Identity(name: user.name, groups: groups + ["system:authenticated"])
  }

  private func user(token: String) -> SimulatedCluster.User? {
    users.first { tokens[$0.name] == token }
  }

  private func identity(of certificate: Certificate) -> Identity {
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
    return Identity(name: name, groups: groups + ["system:authenticated"])
  }
}
