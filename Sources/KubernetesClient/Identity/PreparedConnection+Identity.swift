import KubernetesConfiguration

extension PreparedConnection {
  /// Whose requests the connection sends.
  ///
  /// What a command or an issuer would give shows when it has been asked only.
  public var identity: ConnectionIdentity {
    var identity = credentialIdentity
    if let pair = resolved.tls?.clientCertificate,
      let leaf = material.clientChain.flatMap({ CertificateDescription.all(inPEM: $0, limit: 1) })?
        .first
    {
      identity.validities.append(
        .init(
          "client certificate", notBefore: leaf.notBefore, notAfter: leaf.notAfter,
          origin: pair.chain.origin))
      if identity.kind == .none {
        identity.take(leaf, from: pair.chain.origin)
      }
    }
    if case .authority(let authority) = resolved.tls?.trust,
      let last = roots.max(by: { $0.notAfter < $1.notAfter })
    {
      identity.validities.append(
        .init(
          "certificate authority", notBefore: last.notBefore, notAfter: last.notAfter,
          origin: authority.origin))
    }
    return identity
  }

  /// The trusted roots.
  var roots: [CertificateDescription] {
    material.certificateAuthority.map { CertificateDescription.all(inPEM: $0) } ?? []
  }

  private var credentialIdentity: ConnectionIdentity {
    switch resolved.credential {
    case .none: return ConnectionIdentity(.none)
    case .basic(let basic):
      var identity = ConnectionIdentity(.basic, from: basic.origin)
      identity.subject = basic.value.username
      return identity
    case .token(let token): return identity(.token, token.value, token.origin)
    case .tokenFile(let file, let first): return identity(.tokenFile, first, file.origin)
    case .exec(let exec):
      var identity = ConnectionIdentity(.exec, from: exec.origin)
      identity.subject = exec.value.command
      return identity
    case .oidc(let provider):
      let token = provider.value.settings["id-token"].map { Secret($0) }
      return identity(.oidc, token, provider.origin)
    }
  }

  private func identity(
    _ kind: ConnectionIdentity.Kind, _ token: Secret?, _ origin: Provenance
  ) -> ConnectionIdentity {
    var identity = ConnectionIdentity(kind, from: origin)
    if let token = token.flatMap(JSONWebToken.init) { identity.take(token, from: origin) }
    return identity
  }
}

extension ConnectionIdentity {
  /// Takes what a client certificate says.
  mutating func take(_ certificate: CertificateDescription, from origin: Provenance) {
    kind = .clientCertificate
    self.origin = origin
    subject = certificate.commonName
    groups = certificate.organizations
    issuer = certificate.issuer
  }

  /// Takes what a token says.
  mutating func take(_ token: JSONWebToken, from origin: Provenance) {
    subject = token.subject
    groups = token.groups
    issuer = token.issuer
    audiences = token.audiences
    if let expiry = token.expiresAt {
      validities.append(
        Validity("token", notBefore: token.notBefore, notAfter: expiry, origin: origin))
    }
  }
}
