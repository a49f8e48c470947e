extension ConnectionResolver {
  /// The values of a kubeconfig's context.
  ///
  /// Where the context's cluster is not in the file and this is a pod, client-go silently takes
  /// the in-cluster configuration; so does this, with a remark.
  func kubeconfig(
    _ reference: ConnectionSettings.KubeconfigReference, _ overrides: ConnectionOverrides
  ) throws(ConnectionProblem) -> ConnectionValues {
    let file = try load(reference)
    let name = reference.context.isEmpty ? file.currentContext : reference.context
    var configuration = ClientConfiguration()
    if let context = file.contexts[name] {
      configuration.clusterName = context.cluster
      configuration.userName = context.user
    } else if !reference.context.isEmpty {
      throw missingContext(name, file, reference)
    } else if !name.isEmpty {
      configuration.missingContext = name
    }
    configuration.cluster = file.clusters[configuration.clusterName]
    configuration.user = file.users[configuration.userName] ?? Kubeconfig.User()
    configuration.apply(overrides, absolute)
    if configuration.isEmpty(files) {
      guard isInClusterPossible else { throw noCluster(name, configuration, file, reference) }
      return try fallBack(configuration, reference, overrides)
    }
    var values = try values(
      of: configuration, .kubeconfig, subject: "the kubeconfig \"\(reference.path)\"")
    values.context = Sourced(
      name,
      from: reference.context.isEmpty
        ? .kubeconfig(file: reference.path, line: nil, entry: .currentContext) : reference.origin)
    return values
  }

  func load(
    _ reference: ConnectionSettings.KubeconfigReference
  ) throws(ConnectionProblem) -> Kubeconfig {
    // An empty path is no file for client-go, and so an empty kubeconfig.
    guard !reference.path.isEmpty else { return Kubeconfig() }
    let path = absolute(reference.path)
    let folder = PathText.folder(of: PathText.join(PathText.workingDirectory, path))
    let subject = "error loading config file \(GoText.quoted(reference.path))"
    let bytes: [UInt8]
    do {
      bytes = try files.read(path)
    } catch {
      var error = error
      // client-go looks whether the file exists before it opens it.
      if error.isMissing { error.operation = "stat" }
      throw ConnectionProblem(
        error.isMissing ? .missingFiles : .unreadableKubeconfig,
        error.isMissing ? "the kubeconfig does not exist" : subject, cause: error.description,
        hint: "\(reference.origin) names it")
    }
    do {
      return try KubeconfigReader(file: reference.path, folder: folder).read(bytes)
    } catch {
      throw ConnectionProblem(.unreadableKubeconfig, subject, cause: error.description)
    }
  }

  private func missingContext(
    _ name: String, _ file: Kubeconfig, _ reference: ConnectionSettings.KubeconfigReference
  ) -> ConnectionProblem {
    let names = file.contexts.keys.sorted()
    return ConnectionProblem(
      .missingEntry, "the kubeconfig \"\(reference.path)\" cannot be used",
      cause: "context \(GoText.quoted(name)) does not exist",
      hint: names.isEmpty
        ? "the file has no contexts"
        : "the file has these contexts: \(names.joined(separator: ", "))"
    )
  }

  private func noCluster(
    _ context: String, _ configuration: ClientConfiguration, _ file: Kubeconfig,
    _ reference: ConnectionSettings.KubeconfigReference
  ) -> ConnectionProblem {
    let names = file.clusters.keys.sorted().joined(separator: ", ")
    let known = names.isEmpty ? "but the file has no clusters" : "but the file has only: \(names)"
    let cluster = GoText.quoted(configuration.clusterName)
    return ConnectionProblem(
      .missingEntry, "the kubeconfig \"\(reference.path)\" cannot be used",
      cause: "invalid configuration: no configuration has been provided, "
        + "try setting KUBERNETES_MASTER environment variable",
      hint: context.isEmpty
        ? "the file has no current-context: name a context"
        : "context \(GoText.quoted(context)) names the cluster \(cluster), \(known)")
  }

  private func fallBack(
    _ configuration: ClientConfiguration,
    _ reference: ConnectionSettings.KubeconfigReference, _ overrides: ConnectionOverrides
  ) throws(ConnectionProblem) -> ConnectionValues {
    var values = try inCluster(overrides)
    values.remarks.append(
      .fellBackToCluster(
        missing: configuration.clusterName, kubeconfig: reference.path, origin: reference.origin))
    return values
  }
}
