extension ConnectionResolver {
  /// What client-go accepts about a connection and a person most likely did not mean, as far as the
  /// configuration alone shows it.
  public func concerns(
    about connection: ResolvedConnection, _ settings: ConnectionSettings,
    _ overrides: ConnectionOverrides = ConnectionOverrides()
  ) -> [ConnectionConcern] {
    var concerns = tildeConcerns(settings)
    let values = connection.values
    if let reference = try? kubeconfigReference(settings, overrides) {
      if values.source == .inCluster {
        concerns.append(Self.missingCluster(reference))
      } else {
        concerns += kubeconfigConcerns(connection, reference)
      }
    }
    if values.source == .inCluster, connection.tls?.trust == .systemRoots {
      concerns.append(
        ConnectionConcern(
          .unusableAuthority, "the pod's CA cannot be used: the system's roots are trusted instead",
          fix: "mount the service account's ca.crt"))
    }
    // Without TLS it is said already that nothing is sent.
    if connection.tls != nil, connection.isAnonymous,
      !concerns.contains(where: { $0.kind == .missingUser })
    {
      concerns.append(Self.anonymous(connection))
    }
    return concerns
  }

  /// Paths of the Corefile that only a shell would expand.
  public func tildeConcerns(_ settings: ConnectionSettings) -> [ConnectionConcern] {
    let tls = settings.tls
    let paths = [
      settings.kubeconfig?.path, tls?.certificate, tls?.key, tls?.certificateAuthority,
    ]
    return paths.compactMap { $0 }.filter { $0.hasPrefix("~") }.map { path in
      ConnectionConcern(
        .unexpandedTilde, "CoreDNS does not expand the ~ of \(GoText.quoted(path))",
        note: "it is a folder of that name below CoreDNS's working directory",
        fix: "write the path in full")
    }
  }

  private static func missingCluster(
    _ reference: ConnectionSettings.KubeconfigReference
  ) -> ConnectionConcern {
    ConnectionConcern(
      .missingCluster,
      "the cluster of the context is not in the kubeconfig \(GoText.quoted(reference.path))",
      note: "CoreDNS silently connects to the cluster of its own pod instead",
      fix: "add the cluster to the kubeconfig, or name another context")
  }

  private static func anonymous(_ connection: ResolvedConnection) -> ConnectionConcern {
    let note: String? =
      switch connection.values.source {
      case .endpoint: "endpoint uses no service account token; only the files of tls say who asks"
      case .kubeconfig: "the context's user has no credential"
      case .inCluster: nil
      }
    return ConnectionConcern(
      .anonymous, "requests to \(connection.server.value.baseURL) are anonymous",
      severity: .note, note: note,
      fix: connection.values.source == .endpoint
        ? "give the files of tls, or a kubeconfig in place of endpoint"
        : "give the user a token or a client certificate")
  }

  private func kubeconfigConcerns(
    _ connection: ResolvedConnection, _ reference: ConnectionSettings.KubeconfigReference
  ) -> [ConnectionConcern] {
    let name = GoText.quoted(reference.path)
    let server = connection.server.value
    var concerns: [ConnectionConcern] = []
    if let user = missingUser(reference) {
      concerns.append(
        ConnectionConcern(
          .missingUser, "the user \(GoText.quoted(user)) is not in the kubeconfig \(name)",
          note: "requests are sent without credentials",
          fix: "add the user to the kubeconfig, or name another context"))
    }
    if case .unverified(let origin) = connection.tls?.trust {
      concerns.append(
        ConnectionConcern(
          .unverifiedServer, "the certificate of \(server.baseURL) is not verified",
          note: "\(origin) asks for that", fix: "set certificate-authority in its place"))
    }
    if !server.isTLS, case .kubeconfig = connection.server.origin {
      concerns.append(
        ConnectionConcern(
          .plaintextServer, "\(server.baseURL) is spoken to without TLS",
          note: "certificates and tokens of the kubeconfig are not used",
          fix: "write the server as https://HOST:PORT in the kubeconfig"))
    }
    return concerns + exposure(reference)
  }

  /// The user that the context names and the file does not have.
  private func missingUser(_ reference: ConnectionSettings.KubeconfigReference) -> String? {
    guard let file = try? load(reference) else { return nil }
    let name = reference.context.isEmpty ? file.currentContext : reference.context
    guard let context = file.contexts[name], file.users[context.user] == nil else { return nil }
    return context.user
  }

  private func exposure(
    _ reference: ConnectionSettings.KubeconfigReference
  ) -> [ConnectionConcern] {
    guard let facts = try? files.facts(absolute(reference.path)), facts.isReadableByAll,
      let file = try? load(reference), file.users.values.contains(where: \.holdsSecret)
    else { return [] }
    return [
      ConnectionConcern(
        .exposedKubeconfig,
        "everybody on this machine may read \(GoText.quoted(reference.path)), which holds secrets",
        severity: .note,
        fix: "chmod 600 \(reference.path)")
    ]
  }
}

extension Kubeconfig.User {
  /// Whether something in the file itself lets its reader act as the user.
  fileprivate var holdsSecret: Bool {
    let tokens = ["id-token", "refresh-token", "client-secret", "access-token"]
    return !token.isEmpty || !password.isEmpty || !clientKeyData.isEmpty
      || authProvider?.settings.keys.contains(where: tokens.contains) ?? false
  }
}
