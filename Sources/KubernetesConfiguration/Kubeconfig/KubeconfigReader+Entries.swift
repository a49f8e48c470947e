extension KubeconfigReader {
  func cluster(_ entry: YAMLMapping, _ name: String) throws(KubeconfigFailure) -> Kubeconfig.Cluster
  {
    var cluster = Kubeconfig.Cluster()
    cluster.server = try entry.text("server")
    cluster.tlsServerName = try entry.text("tls-server-name")
    cluster.isInsecure = try entry.flag("insecure-skip-tls-verify")
    cluster.certificateAuthority = absolute(try entry.text("certificate-authority"))
    cluster.certificateAuthorityData = try entry.data("certificate-authority-data")
    cluster.proxyURL = try entry.text("proxy-url")
    cluster.disablesCompression = try entry.flag("disable-compression")
    cluster.execConfiguration = try execConfiguration(entry)
    cluster.origins = origins(entry, .cluster(name))
    return cluster
  }

  func user(_ entry: YAMLMapping, _ name: String) throws(KubeconfigFailure) -> Kubeconfig.User {
    var user = Kubeconfig.User()
    user.clientCertificate = absolute(try entry.text("client-certificate"))
    user.clientCertificateData = try entry.data("client-certificate-data")
    user.clientKey = absolute(try entry.text("client-key"))
    user.clientKeyData = try entry.data("client-key-data")
    user.token = try entry.text("token")
    user.tokenFile = absolute(try entry.text("tokenFile"))
    user.username = try entry.text("username")
    user.password = try entry.text("password")
    user.impersonation = try impersonation(entry)
    if entry.node("exec") != nil { user.exec = try exec(entry.mapping("exec")) }
    if entry.node("auth-provider") != nil {
      user.authProvider = try authProvider(entry.mapping("auth-provider"))
    }
    user.origins = origins(entry, .user(name))
    return user
  }

  private func impersonation(
    _ entry: YAMLMapping
  ) throws(KubeconfigFailure) -> Impersonation {
    var impersonation = Impersonation()
    impersonation.user = try entry.text("as")
    impersonation.uid = try entry.text("as-uid")
    impersonation.groups = try entry.texts("as-groups")
    let extra = try entry.mapping("as-user-extra")
    for key in extra.names { impersonation.extra[key] = try extra.texts(key) }
    return impersonation
  }

  private func exec(_ entry: YAMLMapping) throws(KubeconfigFailure) -> ExecConfiguration {
    var exec = ExecConfiguration()
    let command = try entry.text("command")
    exec.command = command.contains("/") ? absolute(command) : command
    exec.arguments = try entry.texts("args")
    for node in try entry.list("env") {
      let variable = try YAMLMapping(node, "an element of \"env\"", file: file)
      exec.environment.append(
        .init(name: try variable.text("name"), value: try variable.text("value")))
    }
    exec.apiVersion = try entry.text("apiVersion")
    exec.installHint = try entry.text("installHint")
    exec.providesClusterInfo = try entry.flag("provideClusterInfo")
    exec.interactiveMode = try entry.text("interactiveMode")
    let isOld =
      exec.apiVersion.hasSuffix("k8s.io/v1beta1") || exec.apiVersion.hasSuffix("k8s.io/v1alpha1")
    // Only the newest version requires the mode to be written.
    if exec.interactiveMode.isEmpty, isOld { exec.interactiveMode = "IfAvailable" }
    return exec
  }

  private func authProvider(
    _ entry: YAMLMapping
  ) throws(KubeconfigFailure) -> AuthProviderConfiguration {
    let settings = try entry.mapping("config")
    var provider = AuthProviderConfiguration(name: try entry.text("name"))
    for key in settings.names { provider.settings[key] = try settings.text(key) }
    return provider
  }

  private func absolute(_ path: String) -> String {
    path.isEmpty ? "" : PathText.join(folder, path)
  }

  private func origins(_ entry: YAMLMapping, _ owner: Provenance.Entry) -> FieldOrigins {
    var origins = FieldOrigins()
    origins.entry = .kubeconfig(file: file, line: nil, entry: owner)
    for field in FieldOrigins.Field.allCases where entry.node(field.rawValue) != nil {
      origins[field] = .kubeconfig(file: file, line: entry.line(field.rawValue), entry: owner)
    }
    return origins
  }

  /// What the cluster's extension of that name gives to exec commands, as client-go passes it on.
  private func execConfiguration(_ entry: YAMLMapping) throws(KubeconfigFailure) -> String? {
    for node in try entry.list("extensions") {
      let named = try YAMLMapping(node, "an element of \"extensions\"", file: file)
      guard try named.text("name") == "client.authentication.k8s.io/exec" else { continue }
      return named.node("extension").map { YAMLNodeJSON.text(of: $0) }
    }
    return nil
  }
}
