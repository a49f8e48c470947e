extension ClientConfiguration {
  /// The connection that client-go makes of a configuration without problems.
  ///
  /// Credentials and trusted roots are used with TLS only, as client-go does; then a token file
  /// is read once already.
  func connection(
    _ source: Connection.Source, _ files: any ConfigurationFiles
  ) throws(FileFailure) -> Connection {
    let cluster = cluster ?? Kubeconfig.Cluster()
    var connection = Connection(source: source, baseURL: cluster.server)
    connection.origins["baseURL"] = cluster.origins["server"]
    connection.disablesCompression = cluster.disablesCompression
    connection.origins["disableCompression"] = cluster.origins["disable-compression"]
    connection.setImpersonation(user)
    if let proxy = try? ProxyURL(kubeconfig: cluster.proxyURL) {
      proxy.apply(to: &connection)
      connection.isProxyConfigured = true
      connection.origins["proxy"] = cluster.origins["proxy-url"]
    }
    connection.setServer(cluster.server)
    guard connection.urlProblem == nil, connection.isTLS else {
      connection.noteUnusedMaterial(cluster, user)
      return connection
    }
    connection.setServerIdentity(cluster)
    connection.setCertificate(user)
    try connection.setUserIdentity(user, files)
    return connection
  }
}

extension Connection {
  /// Sets the URL, or the reason why there is none.
  mutating func setServer(_ server: String) {
    do {
      let url = try ServerURL(server)
      baseURL = url.baseURL
      urlProblem = nil
      if let credentials = url.parts.credentials {
        // Go's HTTP client sends a URL's user information as basic authentication.
        basicAuthentication = credentials
        origins["basicAuth"] = origins["baseURL"]
      }
    } catch {
      baseURL = server
      urlProblem = error.reason
    }
  }

  fileprivate mutating func setImpersonation(_ user: Kubeconfig.User) {
    guard !user.impersonation.user.isEmpty else { return }
    impersonation = user.impersonation
    origins["impersonate"] = user.origins["as"]
  }

  fileprivate mutating func setServerIdentity(_ cluster: Kubeconfig.Cluster) {
    if !cluster.certificateAuthorityData.isEmpty {
      certificateAuthority = .data(cluster.certificateAuthorityData)
      origins["caData"] = cluster.origins["certificate-authority-data"]
    } else if !cluster.certificateAuthority.isEmpty {
      certificateAuthority = .file(cluster.certificateAuthority)
      origins["caFile"] = cluster.origins["certificate-authority"]
    }
    isInsecure = cluster.isInsecure
    if isInsecure {
      let origin = cluster.origins["insecure-skip-tls-verify"]
      origins["insecure"] = origin
      notices.append(
        "the server's certificate is not verified: insecure-skip-tls-verify is set in "
          + (origin ?? "the kubeconfig"))
    }
    if !cluster.tlsServerName.isEmpty {
      tlsServerName = cluster.tlsServerName
      origins["serverName"] = cluster.origins["tls-server-name"]
    }
  }

  fileprivate mutating func setCertificate(_ user: Kubeconfig.User) {
    if !user.clientCertificateData.isEmpty {
      clientCertificate = .data(user.clientCertificateData)
      origins["certData"] = user.origins["client-certificate-data"]
    } else if !user.clientCertificate.isEmpty {
      clientCertificate = .file(user.clientCertificate)
      origins["certFile"] = user.origins["client-certificate"]
    } else {
      // A key without a certificate is not used.
      return
    }
    if !user.clientKeyData.isEmpty {
      clientKey = .data(user.clientKeyData)
      origins["keyData"] = user.origins["client-key-data"]
    } else {
      clientKey = .file(user.clientKey)
      origins["keyFile"] = user.origins["client-key"]
    }
  }

  fileprivate mutating func setUserIdentity(
    _ user: Kubeconfig.User, _ files: any ConfigurationFiles
  ) throws(FileFailure) {
    if !user.token.isEmpty {
      token = user.token
      origins["token"] = user.origins["token"]
    } else if !user.tokenFile.isEmpty {
      token = String(decoding: try files.read(user.tokenFile), as: UTF8.self)
      origins["token"] = user.origins["tokenFile"]
    }
    if !user.tokenFile.isEmpty {
      tokenFile = user.tokenFile
      origins["tokenFile"] = user.origins["tokenFile"]
    }
    if !user.username.isEmpty || !user.password.isEmpty {
      basicAuthentication = (user.username, user.password)
      origins["basicAuth"] = user.origins["username"] ?? user.origins["password"]
    }
    execConfiguration = user.exec
    origins["exec"] = user.origins["exec"]
    authProvider = user.authProvider
    origins["authProvider"] = user.origins["auth-provider"]
  }

  /// Says which credentials and roots plaintext leaves unused.
  fileprivate mutating func noteUnusedMaterial(
    _ cluster: Kubeconfig.Cluster, _ user: Kubeconfig.User
  ) {
    guard urlProblem == nil else { return }
    let parts: [(String, Bool)] = [
      ("CA", !cluster.certificateAuthority.isEmpty || !cluster.certificateAuthorityData.isEmpty),
      (
        "client certificate", !user.clientCertificate.isEmpty || !user.clientCertificateData.isEmpty
      ),
      ("token", !user.token.isEmpty || !user.tokenFile.isEmpty),
      ("password", !user.username.isEmpty || !user.password.isEmpty),
      ("exec command", user.exec != nil),
    ]
    let unused = parts.filter(\.1).map(\.0)
    let consequence = unused.isEmpty ? "" : "; not used: \(unused.joined(separator: ", "))"
    notices.append("\(baseURL) is spoken to without TLS\(consequence)")
  }
}
