extension ConnectionResolver {
  /// The connection of a user who names no server block, as kubectl chooses it.
  ///
  /// That is the kubeconfig of the command line, otherwise the first file of `KUBECONFIG` that
  /// exists, without that variable `~/.kube/config`; in a pod that has none of them, its service
  /// account. Nothing is connected to.
  /// - Throws: ``ConnectionProblem``, of kind ``ConnectionProblem/Kind/noKubeconfig`` where there
  ///   is no way to a server.
  public func resolveUser(
    _ overrides: ConnectionOverrides = ConnectionOverrides()
  ) throws(ConnectionProblem) -> ResolvedConnection {
    guard overrides.kubeconfig == nil, overrides.context == nil else {
      return try resolve(ConnectionSettings(), overrides)
    }
    let own = usersKubeconfig
    if let own, files.isFile(absolute(own.path)) {
      return try resolve(ConnectionSettings(kubeconfig: own), overrides)
    }
    if isInClusterPossible || overrides.server != nil {
      return try resolve(ConnectionSettings(), overrides)
    }
    throw ConnectionProblem(
      .noKubeconfig, "there is no kubeconfig to connect with, and this is no pod",
      cause: own.map { "stat \($0.path): no such file or directory (\($0.origin) names it)" })
  }

  /// The user's own kubeconfig: the first file of `KUBECONFIG` that exists, or its first where none
  /// does; without that variable `~/.kube/config`.
  var usersKubeconfig: ConnectionSettings.KubeconfigReference? {
    let listed = (environment["KUBECONFIG"] ?? "").split(separator: ":").map(String.init)
    if let path = listed.first(where: { files.isFile(absolute($0)) }) ?? listed.first {
      return .init(path: path, origin: .environment(["KUBECONFIG"]))
    }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    return .init(path: home + "/.kube/config", origin: .environment(["HOME"]))
  }
}
