/// The cluster and user that a connection is made of, before client-go's checks: from a
/// kubeconfig's context, or from the endpoint of a Corefile.
struct ClientConfiguration {
  var clusterName = ""
  var userName = ""
  /// Nil where the context's cluster is not in the file.
  var cluster: Kubeconfig.Cluster?
  var user = Kubeconfig.User()
  /// A context that is asked for by the file itself but is not in it.
  var missingContext: String?

  /// Whether nothing but the cluster is missing: what client-go calls an empty configuration.
  func isEmpty(_ files: any ConfigurationFiles) -> Bool {
    cluster == nil && missingContext == nil && userProblems(files).isEmpty
  }

  /// What client-go would refuse, in its words.
  struct Problem: Hashable {
    var text: String
    /// Whether it is only that a file is not there: it may be where CoreDNS runs.
    var isMissingFile: Bool

    init(_ text: String, isMissingFile: Bool = false) {
      self.text = text
      self.isMissingFile = isMissingFile
    }
  }

  /// What is wrong, in the order and the words of client-go's `ConfirmUsable`.
  func problems(_ files: any ConfigurationFiles) -> [Problem] {
    var problems: [Problem] = []
    if let missingContext {
      problems.append(Problem("context was not found for specified context: \(missingContext)"))
    }
    problems += userProblems(files)
    if let cluster {
      problems += clusterProblems(cluster, files)
    } else {
      problems.append(Problem("cluster has no server defined"))
    }
    return problems
  }

  private func clusterProblems(
    _ cluster: Kubeconfig.Cluster, _ files: any ConfigurationFiles
  ) -> [Problem] {
    let name = GoText.quoted(clusterName)
    var problems: [Problem] = []
    if cluster.server.isEmpty {
      problems.append(
        Problem(
          clusterName.isEmpty
            ? "default cluster has no server defined" : "no server found for cluster \(name)"))
    }
    if !cluster.proxyURL.isEmpty {
      do {
        _ = try ProxyURL.parts(kubeconfig: cluster.proxyURL)
      } catch {
        let url = GoText.quoted(cluster.proxyURL)
        problems.append(Problem("invalid 'proxy-url' \(url) for cluster \(name): \(error.reason)"))
      }
    }
    if !cluster.certificateAuthority.isEmpty, !cluster.certificateAuthorityData.isEmpty {
      problems.append(
        Problem(
          "certificate-authority-data and certificate-authority are both specified for "
            + "\(clusterName). certificate-authority-data will override."))
    }
    problems += unreadable(
      cluster.certificateAuthority, "certificate-authority", of: clusterName, files)
    return problems
  }

  private func userProblems(_ files: any ConfigurationFiles) -> [Problem] {
    var problems = certificateProblems(files)
    if let exec = user.exec { problems += execProblems(exec) }
    if !user.token.isEmpty, !user.username.isEmpty || !user.password.isEmpty {
      problems.append(
        Problem(
          "more than one authentication method found for \(userName); "
            + "found [token basicAuth], only one is allowed"))
    }
    let acting = user.impersonation
    if acting.user.isEmpty, !acting.uid.isEmpty || !acting.groups.isEmpty || !acting.extra.isEmpty {
      problems.append(
        Problem("requesting uid, groups or user-extra for \(userName) without impersonating a user")
      )
    }
    return problems
  }

  private func certificateProblems(_ files: any ConfigurationFiles) -> [Problem] {
    let hasData = !user.clientCertificateData.isEmpty
    guard hasData || !user.clientCertificate.isEmpty else { return [] }
    var problems: [Problem] = []
    if hasData, !user.clientCertificate.isEmpty {
      problems.append(
        Problem(
          "client-cert-data and client-cert are both specified for \(userName). "
            + "client-cert-data will override."))
    }
    if !user.clientKey.isEmpty, !user.clientKeyData.isEmpty {
      problems.append(
        Problem(
          "client-key-data and client-key are both specified for \(userName); "
            + "client-key-data will override"))
    }
    if user.clientKey.isEmpty, user.clientKeyData.isEmpty {
      problems.append(
        Problem(
          "client-key-data or client-key must be specified for \(userName) "
            + "to use the clientCert authentication method."))
    }
    problems += unreadable(user.clientCertificate, "client-cert", of: userName, files)
    problems += unreadable(user.clientKey, "client-key", of: userName, files)
    return problems
  }

  private func execProblems(_ exec: ExecConfiguration) -> [Problem] {
    let purpose = "for \(userName) to use exec authentication plugin"
    var problems: [Problem] = []
    if user.authProvider != nil {
      problems.append(
        Problem(
          "authProvider cannot be provided in combination with an exec plugin for \(userName)"))
    }
    if exec.command.isEmpty { problems.append(Problem("command must be specified \(purpose)")) }
    if exec.apiVersion.isEmpty {
      problems.append(Problem("apiVersion must be specified \(purpose)"))
    }
    for variable in exec.environment where variable.name.isEmpty {
      problems.append(Problem("env variable name must be specified \(purpose)"))
    }
    if exec.interactiveMode.isEmpty {
      problems.append(Problem("interactiveMode must be specified \(purpose)"))
    } else if !["Never", "IfAvailable", "Always"].contains(exec.interactiveMode) {
      let mode = GoText.quoted(exec.interactiveMode)
      problems.append(Problem("invalid interactiveMode for \(userName): \(mode)"))
    }
    return problems
  }

  private func unreadable(
    _ path: String, _ role: String, of owner: String, _ files: any ConfigurationFiles
  ) -> [Problem] {
    guard !path.isEmpty else { return [] }
    do {
      try files.checkReadable(path)
      return []
    } catch {
      return [
        Problem(
          "unable to read \(role) \(path) for \(owner) due to \(error)",
          isMissingFile: error.isMissing)
      ]
    }
  }
}
