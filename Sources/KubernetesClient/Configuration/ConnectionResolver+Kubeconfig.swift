extension ConnectionResolver {
  /// The connection of a kubeconfig's context.
  ///
  /// Where the context's cluster is not in the file and this is a pod, client-go silently takes
  /// the in-cluster configuration; so does this, with a notice.
  func kubeconfig(
    _ reference: ConnectionSettings.KubeconfigReference, _ overrides: ConnectionOverrides
  ) throws(ClientError) -> Connection {
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
    configuration.apply(overrides)
    if configuration.isEmpty(files) {
      guard isInClusterPossible else { throw noCluster(name, configuration, file, reference) }
      return try fallBack(configuration, reference, overrides)
    }
    var connection = try connection(
      configuration, .kubeconfig, subject: "the kubeconfig \"\(reference.path)\"")
    connection.contextName = name
    connection.origins["context"] =
      reference.context.isEmpty ? "\(reference.path) (current-context)" : reference.origin
    return connection
  }

  func load(
    _ reference: ConnectionSettings.KubeconfigReference
  ) throws(ClientError) -> Kubeconfig {
    // An empty path is no file for client-go, and so an empty kubeconfig.
    guard !reference.path.isEmpty else { return Kubeconfig() }
    let path = absolute(reference.path)
    let folder = PathText.folder(of: PathText.join(PathText.workingDirectory, path))
    let subject = "error loading config file \(GoText.quoted(reference.path))"
    do {
      return try KubeconfigReader(file: reference.path, folder: folder).read(try read(path))
    } catch let error as KubeconfigFailure {
      throw ClientError(.configuration, subject, cause: error.description)
    } catch let error as FileFailure {
      throw ClientError(
        .configuration, error.isMissing ? "the kubeconfig does not exist" : subject,
        cause: error.description, hint: "\(reference.origin) names it")
    } catch {
      throw ClientError(.configuration, subject)
    }
  }

  private func read(_ path: String) throws(FileFailure) -> [UInt8] {
    do {
      return try files.read(path)
    } catch {
      var error = error
      // client-go looks whether the file exists before it opens it.
      if error.isMissing { error.operation = "stat" }
      throw error
    }
  }

  private func missingContext(
    _ name: String, _ file: Kubeconfig, _ reference: ConnectionSettings.KubeconfigReference
  ) -> ClientError {
    let names = file.contexts.keys.sorted()
    return ClientError(
      .configuration, "the kubeconfig \"\(reference.path)\" cannot be used",
      cause: "context \(GoText.quoted(name)) does not exist",
      hint: names.isEmpty
        ? "the file has no contexts"
        : "the file has these contexts: \(names.joined(separator: ", "))"
    )
  }

  private func noCluster(
    _ context: String, _ configuration: ClientConfiguration, _ file: Kubeconfig,
    _ reference: ConnectionSettings.KubeconfigReference
  ) -> ClientError {
    let names = file.clusters.keys.sorted().joined(separator: ", ")
    let known = names.isEmpty ? "but the file has no clusters" : "but the file has only: \(names)"
    let cluster = GoText.quoted(configuration.clusterName)
    return ClientError(
      .configuration, "the kubeconfig \"\(reference.path)\" cannot be used",
      cause: "invalid configuration: no configuration has been provided, "
        + "try setting KUBERNETES_MASTER environment variable",
      hint: context.isEmpty
        ? "the file has no current-context: name a context"
        : "context \(GoText.quoted(context)) names the cluster \(cluster), \(known)")
  }

  private func fallBack(
    _ configuration: ClientConfiguration,
    _ reference: ConnectionSettings.KubeconfigReference, _ overrides: ConnectionOverrides
  ) throws(ClientError) -> Connection {
    var connection = try inCluster(overrides)
    connection.notices.append(
      "the cluster \(GoText.quoted(configuration.clusterName)) is not in the kubeconfig "
        + "\"\(reference.path)\" (\(reference.origin)): the in-cluster configuration is used, "
        + "silently so by CoreDNS")
    return connection
  }
}
