extension ConnectionResolver {
  /// The values that count for a server block, before they are parsed.
  ///
  /// A kubeconfig comes before an endpoint, an endpoint before in-cluster.
  /// - Throws: ``ConnectionProblem`` where client-go refuses the configuration.
  public func values(
    _ settings: ConnectionSettings, _ overrides: ConnectionOverrides = ConnectionOverrides()
  ) throws(ConnectionProblem) -> ConnectionValues {
    var values: ConnectionValues
    if let reference = try kubeconfigReference(settings, overrides) {
      values = try kubeconfig(reference, overrides)
    } else if let endpoint = settings.endpoint {
      values = try self.endpoint(endpoint, settings.tls, overrides)
    } else {
      values = try inCluster(overrides)
    }
    values.remarks += unusedProperties(settings, values.source)
    return values
  }

  /// Which kubeconfig counts: the command line's, with the block's or the user's own file where
  /// only a context is given, or the block's.
  func kubeconfigReference(
    _ settings: ConnectionSettings, _ overrides: ConnectionOverrides
  ) throws(ConnectionProblem) -> ConnectionSettings.KubeconfigReference? {
    if let kubeconfig = overrides.kubeconfig {
      return .init(
        path: kubeconfig.value, context: overrides.context?.value ?? "",
        origin: overrides.context?.origin ?? kubeconfig.origin)
    }
    guard let context = overrides.context else { return settings.kubeconfig }
    guard let path = settings.kubeconfig?.path ?? usersKubeconfig?.path else {
      throw ConnectionProblem(
        .noKubeconfig, "\(context.origin) needs a kubeconfig, and there is none")
    }
    return .init(path: path, context: context.value, origin: context.origin)
  }

  /// The endpoint of the block: as client-go sees it, a nameless cluster and user.
  private func endpoint(
    _ endpoint: Sourced<String>, _ tls: ConnectionSettings.TLSFiles?,
    _ overrides: ConnectionOverrides
  ) throws(ConnectionProblem) -> ConnectionValues {
    var cluster = Kubeconfig.Cluster()
    cluster.server = endpoint.value
    cluster.origins[.server] = endpoint.origin
    var configuration = ClientConfiguration()
    if let tls {
      cluster.certificateAuthority = absolute(tls.certificateAuthority)
      cluster.origins[.certificateAuthority] = tls.origin
      configuration.user.clientCertificate = absolute(tls.certificate)
      configuration.user.clientKey = absolute(tls.key)
      configuration.user.origins[.clientCertificate] = tls.origin
      configuration.user.origins[.clientKey] = tls.origin
    }
    configuration.cluster = cluster
    configuration.apply(overrides, absolute)
    return try values(
      of: configuration, .endpoint, subject: "the endpoint of \(endpoint.origin)")
  }

  /// Applies client-go's checks.
  func values(
    of configuration: ClientConfiguration, _ source: ConnectionValues.Source, subject: String
  ) throws(ConnectionProblem) -> ConnectionValues {
    let problems = configuration.problems(files)
    guard problems.isEmpty else {
      throw ConnectionProblem(
        problems.allSatisfy(\.isMissingFile) ? .missingFiles : .invalidConfiguration,
        "\(subject) cannot be used",
        cause: "invalid configuration: \(GoText.aggregate(problems.map(\.text)))")
    }
    do {
      return try configuration.values(source, files)
    } catch {
      throw ConnectionProblem(
        error.isMissing ? .missingFiles : .unusableMaterial,
        "the token file of \(subject) cannot be read", cause: error.description)
    }
  }

  private func unusedProperties(
    _ settings: ConnectionSettings, _ source: ConnectionValues.Source
  ) -> [ConnectionRemark] {
    guard source != .endpoint else { return [] }
    let endpoint = settings.endpoint.map { ConnectionRemark.unusedEndpoint($0.origin) }
    let files = settings.tls.map { ConnectionRemark.unusedTLSFiles($0.origin) }
    return [endpoint, files].compactMap { $0 }
  }
}
