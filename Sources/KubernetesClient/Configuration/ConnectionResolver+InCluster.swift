extension ConnectionResolver {
  private var serviceHost: String { environment["KUBERNETES_SERVICE_HOST"] ?? "" }
  private var servicePort: String { environment["KUBERNETES_SERVICE_PORT"] ?? "" }
  private var serviceTokenFile: String { serviceAccountFolder + "/token" }
  private var serviceAuthorityFile: String { serviceAccountFolder + "/ca.crt" }

  /// Whether this looks like a pod, by the rule that client-go falls back with.
  var isInClusterPossible: Bool {
    guard !serviceHost.isEmpty, !servicePort.isEmpty else { return false }
    return (try? files.isFile(serviceTokenFile)) ?? false
  }

  /// The connection that Kubernetes gives to each pod.
  ///
  /// `--server` alone makes it usable elsewhere: with the pod's credentials where there are any,
  /// without credentials where not.
  func inCluster(_ overrides: ConnectionOverrides) throws(ClientError) -> Connection {
    var connection = try overrides.server.isEmpty ? servicePath() : redirected(overrides.server)
    var acting = connection.impersonation
    acting.apply(overrides)
    if acting.user.isEmpty, !acting.uid.isEmpty || !acting.groups.isEmpty {
      throw ClientError(
        .configuration, "--as-uid and --as-group need --as",
        cause: "requesting uid, groups or user-extra without impersonating a user")
    }
    if !acting.user.isEmpty { connection.origins["impersonate"] = "--as" }
    connection.impersonation = acting
    return connection
  }

  private func servicePath() throws(ClientError) -> Connection {
    guard !serviceHost.isEmpty, !servicePort.isEmpty else {
      throw ClientError(
        .configuration, "the block means the cluster that CoreDNS runs in, and this is no pod",
        cause: "unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and "
          + "KUBERNETES_SERVICE_PORT must be defined",
        hint: "give --kubeconfig or --context")
    }
    let host = serviceHost.contains(":") ? "[\(serviceHost)]" : serviceHost
    var connection = Connection(source: .inCluster, baseURL: "")
    connection.origins["baseURL"] =
      "environment KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT"
    connection.setServer("https://\(host):\(servicePort)")
    try setServiceAccount(&connection)
    return connection
  }

  private func redirected(_ server: String) throws(ClientError) -> Connection {
    var connection = Connection(source: .inCluster, baseURL: "")
    connection.origins["baseURL"] = "--server"
    connection.setServer(server)
    let hasToken = (try? files.isFile(serviceTokenFile)) ?? false
    guard connection.urlProblem == nil, connection.isTLS, hasToken else {
      connection.notices.append(
        hasToken
          ? "\(connection.baseURL) is spoken to without TLS, so the pod's token is not sent"
          : "this is no pod, so \(connection.baseURL) is spoken to without credentials")
      return connection
    }
    try setServiceAccount(&connection)
    return connection
  }

  private func setServiceAccount(_ connection: inout Connection) throws(ClientError) {
    do {
      connection.token = String(decoding: try files.read(serviceTokenFile), as: UTF8.self)
    } catch {
      throw ClientError(
        .configuration, "the pod has no service account token", cause: "\(error)",
        hint: "mount one (automountServiceAccountToken), or give --kubeconfig")
    }
    connection.tokenFile = serviceTokenFile
    connection.origins["token"] = serviceTokenFile
    connection.origins["tokenFile"] = "service account"
    do {
      try AuthorityCheck.requireCertificates(in: try files.read(serviceAuthorityFile))
      connection.certificateAuthority = .file(serviceAuthorityFile)
      connection.origins["caFile"] = "service account"
    } catch {
      connection.notices.append(
        "the root CA \(serviceAuthorityFile) cannot be used (\(error)): the system's roots are "
          + "trusted instead")
    }
  }
}
