import InspectorShell
import KubernetesConfiguration
import Sessions

extension GlobalOptions {
  /// What the command line, or else a session's settings, say about how to connect.
  func forSessions(_ settings: SessionSettings) -> SessionOptions {
    var options = SessionOptions()
    options.corefile = corefile
    options.serverBlock = serverBlock ?? settings.serverBlock
    options.pluginCfg = pluginCfg
    options.coreDNSVersion = coreDNSVersion
    options.plugins = plugins
    options.overrides = overrides
    options.requestTimeout = requestTimeout?.duration
    options.isDemo = demo
    options.replay = replay
    options.churn = churn
    options.timeout = timeout?.duration
    options.usualTimeout = settings.timeout
    options.watches = onlyNames
    options.listMode = listMode ?? .auto
    return options
  }

  /// What the command line says about the connection.
  var overrides: ConnectionOverrides {
    var overrides = ConnectionOverrides()
    overrides.kubeconfig = Self.given(kubeconfig, "--kubeconfig")
    overrides.context = Self.given(context, "--context")
    overrides.server = Self.given(server, "--server")
    overrides.tlsServerName = Self.given(tlsServerName, "--tls-server-name")
    overrides.tokenFile = Self.given(tokenFile, "--token-file")
    overrides.proxyURL = Self.given(proxyURL, "--proxy-url")
    if skipsVerification { overrides.unverified = .option("--insecure-skip-tls-verify") }
    overrides.impersonatedUser = Self.given(impersonatedUser, "--as")
    overrides.impersonatedUID = Self.given(impersonatedUID, "--as-uid")
    if !impersonatedGroups.isEmpty {
      overrides.impersonatedGroups = Sourced(impersonatedGroups, from: .option("--as-group"))
    }
    return overrides
  }

  /// An empty value is no value, as in kubectl.
  private static func given(_ value: String?, _ name: String) -> Sourced<String>? {
    guard let value, !value.isEmpty else { return nil }
    return Sourced(value, from: .option(name))
  }
}

extension SessionSettings {
  /// What the options that a session is started with say.
  init(_ options: GlobalOptions) {
    self.init()
    output = options.output ?? output
    color = options.color ?? color
    timeout = options.timeout?.duration ?? timeout
    serverBlock = options.serverBlock
  }
}
