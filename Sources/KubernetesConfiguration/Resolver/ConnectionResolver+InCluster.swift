extension ConnectionResolver {
  private var serviceHost: String { environment["KUBERNETES_SERVICE_HOST"] ?? "" }
  private var servicePort: String { environment["KUBERNETES_SERVICE_PORT"] ?? "" }
  private var serviceTokenFile: String { serviceAccountFolder + "/token" }
  private var serviceAuthorityFile: String { serviceAccountFolder + "/ca.crt" }

  /// Whether this looks like a pod, by the rule that client-go falls back with.
  var isInClusterPossible: Bool {
    !serviceHost.isEmpty && !servicePort.isEmpty && files.isFile(serviceTokenFile)
  }

  /// The values that Kubernetes gives to each pod.
  ///
  /// Another server makes them usable elsewhere: with the pod's credentials where there are any,
  /// without credentials where not.
  func inCluster(_ overrides: ConnectionOverrides) throws(ConnectionProblem) -> ConnectionValues {
    var configuration = ClientConfiguration()
    var remarks: [ConnectionRemark] = []
    if let server = overrides.server {
      configuration.cluster = Kubeconfig.Cluster()
      if let url = try? ServerURL(server.value) {
        remarks = redirectRemarks(url, overrides)
        if url.isTLS, files.isFile(serviceTokenFile) {
          try setServiceAccount(&configuration, &remarks)
        }
      }
    } else {
      try setServicePath(&configuration)
      try setServiceAccount(&configuration, &remarks)
    }
    configuration.apply(overrides, absolute)
    if configuration.user.impersonation.lacksUser {
      throw ConnectionProblem(
        .impersonationWithoutUser, "there is no user to act as",
        cause: "requesting uid, groups or user-extra without impersonating a user")
    }
    var values: ConnectionValues
    do {
      values = try configuration.values(.inCluster, files)
    } catch {
      throw tokenProblem(error, overrides)
    }
    values.remarks =
      remarks
      + values.remarks.filter { remark in
        // Of a server on the command line it is said already what plaintext leaves unused.
        if case .plaintext = remark { return false }
        return true
      }
    return values
  }

  private func redirectRemarks(
    _ url: ServerURL, _ overrides: ConnectionOverrides
  ) -> [ConnectionRemark] {
    let hasToken = files.isFile(serviceTokenFile) || overrides.tokenFile != nil
    if hasToken { return url.isTLS ? [] : [.tokenNotSent(server: url.baseURL)] }
    return [.noCredentials(server: url.baseURL)]
  }

  private func setServicePath(
    _ configuration: inout ClientConfiguration
  ) throws(ConnectionProblem) {
    guard !serviceHost.isEmpty, !servicePort.isEmpty else {
      throw ConnectionProblem(
        .notInPod, "the block means the cluster that CoreDNS runs in, and this is no pod",
        cause: "unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and "
          + "KUBERNETES_SERVICE_PORT must be defined")
    }
    let host = serviceHost.contains(":") ? "[\(serviceHost)]" : serviceHost
    var cluster = Kubeconfig.Cluster()
    cluster.server = "https://\(host):\(servicePort)"
    cluster.origins[.server] = .environment(["KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT"])
    configuration.cluster = cluster
  }

  private func setServiceAccount(
    _ configuration: inout ClientConfiguration, _ remarks: inout [ConnectionRemark]
  ) throws(ConnectionProblem) {
    do {
      _ = try files.read(serviceTokenFile)
    } catch {
      throw ConnectionProblem(
        .noServiceAccountToken, "the pod has no service account token", cause: error.description,
        hint: "mount one (automountServiceAccountToken)")
    }
    configuration.user.tokenFile = serviceTokenFile
    configuration.user.origins[.tokenFile] = .serviceAccount
    do {
      try AuthorityCheck.requireCertificates(in: try files.read(serviceAuthorityFile))
      configuration.cluster?.certificateAuthority = serviceAuthorityFile
      configuration.cluster?.origins[.certificateAuthority] = .serviceAccount
    } catch {
      remarks.append(.unusableAuthority(path: serviceAuthorityFile, reason: "\(error)"))
    }
  }

  private func tokenProblem(
    _ failure: FileFailure, _ overrides: ConnectionOverrides
  ) -> ConnectionProblem {
    ConnectionProblem(
      failure.isMissing ? .missingFiles : .unusableMaterial, "the token file cannot be read",
      cause: failure.description, hint: overrides.tokenFile.map { "\($0.origin) names it" })
  }
}
