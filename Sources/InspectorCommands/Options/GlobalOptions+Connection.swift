extension GlobalOptions {
  /// The options that a session decides once, of those that are given.
  var connectionOptions: [String] {
    let given: [(String, Bool)] = [
      ("--corefile", corefile != nil), ("--plugin-cfg", pluginCfg != nil),
      ("--kubeconfig", kubeconfig != nil), ("--context", context != nil),
      ("--server", server != nil), ("--tls-server-name", tlsServerName != nil),
      ("--insecure-skip-tls-verify", skipsVerification), ("--token-file", tokenFile != nil),
      ("--proxy-url", proxyURL != nil), ("--request-timeout", requestTimeout != nil),
      ("--as", impersonatedUser != nil), ("--demo", demo),
      ("--list-mode", listMode != nil), ("--replay", replay != nil),
    ]
    return given.filter(\.1).map(\.0)
  }

  /// Takes what decides about the connection from other options, given or not.
  mutating func takeConnection(of other: GlobalOptions) {
    corefile = other.corefile
    pluginCfg = other.pluginCfg
    kubeconfig = other.kubeconfig
    context = other.context
    server = other.server
    tlsServerName = other.tlsServerName
    skipsVerification = other.skipsVerification
    tokenFile = other.tokenFile
    proxyURL = other.proxyURL
    requestTimeout = other.requestTimeout
    impersonatedUser = other.impersonatedUser
    impersonatedUID = other.impersonatedUID
    impersonatedGroups = other.impersonatedGroups
    demo = other.demo
    replay = other.replay
    churn = other.churn
    listMode = other.listMode
  }

  /// Takes what decides about the connection and is not given here from other options.
  ///
  /// Who to act as is one thing, as its UID and groups mean nothing without the user.
  mutating func completeConnection(from other: GlobalOptions) {
    var merged = other
    merged.corefile = corefile ?? other.corefile
    merged.pluginCfg = pluginCfg ?? other.pluginCfg
    merged.kubeconfig = kubeconfig ?? other.kubeconfig
    merged.context = context ?? other.context
    merged.server = server ?? other.server
    merged.tlsServerName = tlsServerName ?? other.tlsServerName
    merged.skipsVerification = skipsVerification || other.skipsVerification
    merged.tokenFile = tokenFile ?? other.tokenFile
    merged.proxyURL = proxyURL ?? other.proxyURL
    merged.requestTimeout = requestTimeout ?? other.requestTimeout
    if impersonatedUser != nil {
      merged.impersonatedUser = impersonatedUser
      merged.impersonatedUID = impersonatedUID
      merged.impersonatedGroups = impersonatedGroups
    }
    merged.demo = demo || other.demo
    merged.replay = replay ?? other.replay
    merged.churn = churn ?? other.churn
    merged.listMode = listMode ?? other.listMode
    takeConnection(of: merged)
  }

  /// The options of a session that connects anew: these, with what others say about that.
  func reconnected(with other: GlobalOptions, timeout: Duration) -> GlobalOptions {
    var options = self
    options.takeConnection(of: other)
    if other.onlyNames != nil { options.only = other.only }
    options.serverBlock = other.serverBlock ?? serverBlock
    options.timeout = DurationArgument(timeout)
    options.quiet = other.quiet
    options.verbose = other.verbose
    return options
  }
}
