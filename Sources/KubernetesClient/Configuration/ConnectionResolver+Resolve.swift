extension ConnectionResolver {
  /// The connection that a server block describes, with the command line's overrides.
  ///
  /// A kubeconfig comes before an endpoint, an endpoint before in-cluster. Nothing is connected
  /// to; certificates are read only when one is made, see ``Connection/transportProblem(_:)``.
  /// - Throws: ``ClientError`` with code `configuration` where client-go would refuse; its
  ///   `cause` is client-go's own text.
  public func resolve(
    _ settings: ConnectionSettings, _ overrides: ConnectionOverrides = ConnectionOverrides()
  ) throws(ClientError) -> Connection {
    var connection: Connection
    if let reference = try kubeconfigReference(settings, overrides) {
      connection = try kubeconfig(reference, overrides)
    } else if !settings.endpoint.isEmpty {
      connection = try endpoint(settings, overrides)
    } else {
      connection = try inCluster(overrides)
    }
    connection.notices += ignoredProperties(settings, connection.source)
    applyEnvironmentProxy(to: &connection)
    return connection
  }

  /// Which kubeconfig counts: the command line's, with the block's or the user's own file where
  /// only a context is given, or the block's.
  func kubeconfigReference(
    _ settings: ConnectionSettings, _ overrides: ConnectionOverrides
  ) throws(ClientError) -> ConnectionSettings.KubeconfigReference? {
    if !overrides.kubeconfig.isEmpty {
      return .init(
        path: overrides.kubeconfig, context: overrides.context,
        origin: overrides.context.isEmpty ? "--kubeconfig" : "--context")
    }
    guard !overrides.context.isEmpty else { return settings.kubeconfig }
    if let kubeconfig = settings.kubeconfig {
      return .init(path: kubeconfig.path, context: overrides.context, origin: "--context")
    }
    guard let own = usersKubeconfig else {
      throw ClientError(
        .configuration, "--context needs a kubeconfig, and there is none",
        hint: "give --kubeconfig or set KUBECONFIG")
    }
    return .init(path: own.path, context: overrides.context, origin: "--context")
  }

  /// The endpoint of the block: as client-go sees it, a nameless cluster and user.
  private func endpoint(
    _ settings: ConnectionSettings, _ overrides: ConnectionOverrides
  ) throws(ClientError) -> Connection {
    var cluster = Kubeconfig.Cluster()
    cluster.server = settings.endpoint
    cluster.origins["server"] = settings.endpointOrigin
    var configuration = ClientConfiguration()
    if let tls = settings.tls {
      cluster.certificateAuthority = absolute(tls.certificateAuthority)
      cluster.origins["certificate-authority"] = tls.origin
      configuration.user.clientCertificate = absolute(tls.certificate)
      configuration.user.clientKey = absolute(tls.key)
      configuration.user.origins["client-certificate"] = tls.origin
      configuration.user.origins["client-key"] = tls.origin
    }
    configuration.cluster = cluster
    configuration.apply(overrides)
    return try connection(
      configuration, .endpoint, subject: "the endpoint of \(settings.endpointOrigin)")
  }

  /// Applies client-go's checks.
  func connection(
    _ configuration: ClientConfiguration, _ source: Connection.Source, subject: String
  ) throws(ClientError) -> Connection {
    let problems = configuration.problems(files)
    guard problems.isEmpty else {
      throw ClientError(
        .configuration, "\(subject) cannot be used",
        cause: "invalid configuration: \(GoText.aggregate(problems))")
    }
    do {
      return try configuration.connection(source, files)
    } catch {
      throw ClientError(
        .configuration, "the token file of \(subject) cannot be read", cause: "\(error)")
    }
  }

  /// A path that can be opened; unchanged where the process's own working directory counts.
  func absolute(_ path: String) -> String {
    guard let workingDirectory, !path.isEmpty else { return path }
    return PathText.join(workingDirectory, path)
  }

  private func ignoredProperties(
    _ settings: ConnectionSettings, _ source: Connection.Source
  ) -> [String] {
    var notices: [String] = []
    if source != .endpoint, !settings.endpoint.isEmpty {
      notices.append("the endpoint of \(settings.endpointOrigin) is not used: a kubeconfig counts")
    }
    if source != .endpoint, let tls = settings.tls {
      notices.append("the tls files of \(tls.origin) are not used: they belong to an endpoint")
    }
    return notices
  }

  private func applyEnvironmentProxy(to connection: inout Connection) {
    guard !connection.isProxyConfigured, connection.urlProblem == nil,
      let url = try? ServerURL(connection.baseURL),
      let found = ProxyEnvironment(environment).proxy(for: url.parts)
    else { return }
    connection.origins["proxy"] = "environment \(found.variable)"
    do {
      try ProxyURL(environment: found.text).apply(to: &connection)
    } catch {
      // The variable's value may hold a password, so it is not repeated.
      connection.proxyProblem = "\(error.reason) in the environment's \(found.variable)"
    }
  }
}

extension ClientConfiguration {
  /// Replaces what the command line overrides.
  mutating func apply(_ overrides: ConnectionOverrides) {
    if !overrides.server.isEmpty {
      var replaced = cluster ?? Kubeconfig.Cluster()
      replaced.server = overrides.server
      replaced.origins["server"] = "--server"
      cluster = replaced
    }
    user.impersonation.apply(overrides)
    if !overrides.impersonatedUser.isEmpty { user.origins["as"] = "--as" }
  }
}

extension Connection.Impersonation {
  /// Replaces what `--as`, `--as-uid` and `--as-group` give.
  mutating func apply(_ overrides: ConnectionOverrides) {
    if !overrides.impersonatedUser.isEmpty { user = overrides.impersonatedUser }
    if !overrides.impersonatedUID.isEmpty { uid = overrides.impersonatedUID }
    if !overrides.impersonatedGroups.isEmpty { groups = overrides.impersonatedGroups }
  }
}
