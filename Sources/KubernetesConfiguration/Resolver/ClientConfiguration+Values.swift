extension ClientConfiguration {
  /// The values that client-go takes of a configuration without problems.
  ///
  /// Credentials and trusted roots count with TLS only, as in client-go; then a token file is read
  /// once already.
  func values(
    _ source: ConnectionValues.Source, _ files: any ConfigurationFiles
  ) throws(FileFailure) -> ConnectionValues {
    let cluster = cluster ?? Kubeconfig.Cluster()
    var values = ConnectionValues(
      source: source, server: Sourced(cluster.server, from: cluster.origins[.server]))
    values.setRequestSettings(cluster, user)
    let url = try? ServerURL(cluster.server)
    guard let url, url.isTLS else {
      if let url { values.remarks.append(Self.plaintext(url, cluster, user)) }
      return values
    }
    values.setServerIdentity(cluster)
    values.clientCertificate = user.certificate
    try values.setUserIdentity(user, files)
    return values
  }

  /// Says which credentials and roots plaintext leaves unused.
  private static func plaintext(
    _ url: ServerURL, _ cluster: Kubeconfig.Cluster, _ user: Kubeconfig.User
  ) -> ConnectionRemark {
    let parts: [(String, Bool)] = [
      ("CA", !cluster.certificateAuthority.isEmpty || !cluster.certificateAuthorityData.isEmpty),
      ("client certificate", user.certificate != nil),
      ("token", !user.token.isEmpty || !user.tokenFile.isEmpty),
      ("password", !user.username.isEmpty || !user.password.isEmpty),
      ("exec command", user.exec != nil),
    ]
    return .plaintext(server: url.baseURL, unused: parts.filter(\.1).map(\.0))
  }
}

extension Kubeconfig.User {
  /// The client certificate with its key; a key without a certificate is not used.
  fileprivate var certificate: ClientCertificate? {
    guard
      let chain = Self.material(
        (clientCertificateData, origins[.clientCertificateData]),
        (clientCertificate, origins[.clientCertificate])),
      let key = Self.material(
        (clientKeyData, origins[.clientKeyData]), (clientKey, origins[.clientKey]))
    else { return nil }
    return ClientCertificate(chain: chain, key: key)
  }

  /// Inline data, or the file in its place.
  fileprivate static func material(
    _ data: ([UInt8], Provenance), _ file: (String, Provenance)
  ) -> Sourced<Material>? {
    if !data.0.isEmpty { return Sourced(.data(data.0), from: data.1) }
    return file.0.isEmpty ? nil : Sourced(.file(file.0), from: file.1)
  }
}

extension ConnectionValues {
  fileprivate mutating func setRequestSettings(
    _ cluster: Kubeconfig.Cluster, _ user: Kubeconfig.User
  ) {
    if cluster.disablesCompression { uncompressed = cluster.origins[.disableCompression] }
    if !user.impersonation.user.isEmpty {
      impersonation = Sourced(user.impersonation, from: user.origins[.impersonatedUser])
    }
    if !cluster.proxyURL.isEmpty {
      proxy = Sourced(cluster.proxyURL, from: cluster.origins[.proxyURL])
    }
    execClusterConfiguration = cluster.execConfiguration
  }

  fileprivate mutating func setServerIdentity(_ cluster: Kubeconfig.Cluster) {
    certificateAuthority = Kubeconfig.User.material(
      (cluster.certificateAuthorityData, cluster.origins[.certificateAuthorityData]),
      (cluster.certificateAuthority, cluster.origins[.certificateAuthority]))
    if cluster.isInsecure {
      let origin = cluster.origins[.insecureSkipTLSVerify]
      unverified = origin
      remarks.append(.unverified(origin))
    }
    if !cluster.tlsServerName.isEmpty {
      tlsServerName = Sourced(cluster.tlsServerName, from: cluster.origins[.tlsServerName])
    }
  }

  fileprivate mutating func setUserIdentity(
    _ user: Kubeconfig.User, _ files: any ConfigurationFiles
  ) throws(FileFailure) {
    if !user.token.isEmpty {
      token = Sourced(Secret(user.token), from: user.origins[.token])
    } else if !user.tokenFile.isEmpty {
      let text = String(decoding: try files.read(user.tokenFile), as: UTF8.self)
      token = Sourced(Secret(text), from: user.origins[.tokenFile])
    }
    if !user.tokenFile.isEmpty {
      tokenFile = Sourced(user.tokenFile, from: user.origins[.tokenFile])
    }
    if !user.username.isEmpty || !user.password.isEmpty {
      basic = Sourced(
        BasicCredentials(username: user.username, password: Secret(user.password)),
        from: user.origins[user.username.isEmpty ? .password : .username])
    }
    exec = user.exec.map { Sourced($0, from: user.origins[.exec]) }
    authProvider = user.authProvider.map { Sourced($0, from: user.origins[.authProvider]) }
  }
}
