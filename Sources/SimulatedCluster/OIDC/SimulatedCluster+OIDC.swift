import KubernetesWire
import KubernetesClient

extension SimulatedCluster {
  /// How the server takes the id tokens of an OpenID Connect issuer, as kube-apiserver's options
  /// `--oidc-…` say it.
  ///
  /// The two never talk: the issuer's keys are handed over in memory.
  public struct OIDC: Sendable {
    /// The issuer, exactly as tokens name it.
    public var issuerURL: String
    /// The client that tokens must be for.
    public var clientID: String
    /// The claim that is the user's name.
    public var usernameClaim: String
    /// What comes before the name; nil is the API server's own choice: the issuer and `#`, but
    /// nothing before an `email`.
    public var usernamePrefix: String?
    /// The claim with the user's groups; nil for none.
    public var groupsClaim: String?
    /// What comes before each group.
    public var groupsPrefix: String
    /// The issuer's keys, asked for at each token as they may change.
    public var keys: @Sendable () -> [OIDCKey]
    /// Seconds since 1970, for deciding whether a token is valid.
    public var wallClock: @Sendable () -> Int64 = { Int64(Timestamp.seconds()) }

    /// Makes settings for any issuer.
    public init(
      issuerURL: String, clientID: String, usernameClaim: String = "sub",
      usernamePrefix: String? = nil, groupsClaim: String? = nil, groupsPrefix: String = "",
      keys: @escaping @Sendable () -> [OIDCKey]
    ) {
      self.issuerURL = issuerURL
      self.clientID = clientID
      self.usernameClaim = usernameClaim
      self.usernamePrefix = usernamePrefix
      self.groupsClaim = groupsClaim
      self.groupsPrefix = groupsPrefix
      self.keys = keys
    }

    /// Makes settings for a simulated issuer; its users keep their plain names.
    public init(
      _ issuer: SimulatedOIDCIssuer, usernameClaim: String = "sub", groupsClaim: String? = "groups"
    ) {
      self.init(
        issuerURL: issuer.issuerURL, clientID: issuer.options.clientID,
        usernameClaim: usernameClaim, usernamePrefix: "", groupsClaim: groupsClaim,
        keys: { issuer.keys })
      wallClock = issuer.options.wallClock
    }

    /// Whom a token names; nil when it is not valid here and now.
    func user(of token: String) -> (name: String, groups: [String])? {
      guard let token = JSONWebToken(token), token.isSigned(by: keys()),
        isMeant(token.claims), isCurrent(token.claims)
      else { return nil }
      guard let name = token.claims[usernameClaim]?.stringValue, !name.isEmpty else { return nil }
      let isMail = usernameClaim == "email"
      if isMail, token.claims["email_verified"]?.boolValue == false { return nil }
      let prefix = usernamePrefix ?? (isMail ? "" : "\(issuerURL)#")
      return (prefix + name, groups(token.claims).map { groupsPrefix + $0 })
    }

    private func isMeant(_ claims: JSONValue) -> Bool {
      let audience = claims["aud"]
      let audiences = audience?.arrayValue ?? audience.map { [$0] } ?? []
      return claims["iss"]?.stringValue == issuerURL
        && audiences.contains { $0.stringValue == clientID }
    }

    /// Like the library that kube-apiserver uses: no leeway at the end, five minutes at the begin.
    private func isCurrent(_ claims: JSONValue) -> Bool {
      let now = wallClock()
      guard let end = claims["exp"]?.integerValue, now < end else { return false }
      guard let begin = claims["nbf"]?.integerValue else { return true }
      return begin <= now.addingReportingOverflow(300).partialValue
    }

    private func groups(_ claims: JSONValue) -> [String] {
      guard let value = groupsClaim.flatMap({ claims[$0] }) else { return [] }
      return value.stringValue.map { [$0] } ?? (value.arrayValue ?? []).compactMap(\.stringValue)
    }
  }
}
