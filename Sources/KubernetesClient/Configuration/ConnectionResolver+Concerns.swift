extension ConnectionResolver {
  /// What client-go accepts about a connection and a person most likely did not mean.
  ///
  /// Reads the kubeconfig, certificate and key files; nothing is connected to.
  public func concerns(
    about connection: Connection, _ settings: ConnectionSettings,
    _ overrides: ConnectionOverrides = ConnectionOverrides()
  ) -> [ConnectionConcern] {
    var concerns: [ConnectionConcern] = []
    let reference = try? kubeconfigReference(settings, overrides)
    if let reference {
      concerns += kubeconfigConcerns(
        connection, reference, isServerReplaced: !overrides.server.isEmpty)
    }
    if connection.source == .inCluster, connection.isTLS, connection.certificateAuthority == nil {
      concerns.append(
        ConnectionConcern(
          .unusableAuthority, "the pod's CA cannot be used: the system's roots are trusted instead",
          fix: "mount the service account's ca.crt"))
    }
    if let cause = connection.keyPairCause(files) {
      concerns.append(
        ConnectionConcern(
          .keyMismatch, "the client certificate and its key cannot be used together", note: cause,
          fix: "give the key that the certificate was made for", isFatal: true))
    }
    return concerns
  }

  private func kubeconfigConcerns(
    _ connection: Connection, _ reference: ConnectionSettings.KubeconfigReference,
    isServerReplaced: Bool
  ) -> [ConnectionConcern] {
    let name = GoText.quoted(reference.path)
    if connection.source == .inCluster {
      return [
        ConnectionConcern(
          .missingCluster, "the cluster of the context is not in the kubeconfig \(name)",
          note: "CoreDNS silently connects to the cluster of its own pod instead",
          fix: "add the cluster to the kubeconfig, or name another context")
      ]
    }
    var concerns: [ConnectionConcern] = []
    if let user = missingUser(reference) {
      concerns.append(
        ConnectionConcern(
          .missingUser, "the user \(GoText.quoted(user)) is not in the kubeconfig \(name)",
          note: "requests are sent without credentials",
          fix: "add the user to the kubeconfig, or name another context"))
    }
    if connection.isInsecure {
      concerns.append(
        ConnectionConcern(
          .unverifiedServer, "the certificate of \(connection.baseURL) is not verified",
          note: "insecure-skip-tls-verify is set in the kubeconfig \(name)",
          fix: "set certificate-authority in its place"))
    }
    if !connection.isTLS, connection.urlProblem == nil, !isServerReplaced {
      concerns.append(
        ConnectionConcern(
          .plaintextServer, "\(connection.baseURL) is spoken to without TLS",
          note: "certificates and tokens of the kubeconfig are not used",
          fix: "write the server as https://HOST:PORT in the kubeconfig"))
    }
    return concerns
  }

  /// The user that the context names and the file does not have.
  private func missingUser(_ reference: ConnectionSettings.KubeconfigReference) -> String? {
    guard let file = try? load(reference) else { return nil }
    let name = reference.context.isEmpty ? file.currentContext : reference.context
    guard let context = file.contexts[name], file.users[context.user] == nil else { return nil }
    return context.user
  }
}
