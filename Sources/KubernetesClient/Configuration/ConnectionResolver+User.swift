extension ConnectionResolver {
  /// The connection of a user who names no server block, as kubectl chooses it.
  ///
  /// That is the kubeconfig of the command line, otherwise the first file of `KUBECONFIG` that
  /// exists, without that variable `~/.kube/config`; in a pod that has none of them, its service
  /// account. Nothing is connected to.
  /// - Throws: ``ClientError`` with code `configuration` where there is no way to a server.
  public func resolveUser(
    _ overrides: ConnectionOverrides = ConnectionOverrides()
  ) throws(ClientError) -> Connection {
    guard overrides.kubeconfig.isEmpty, overrides.context.isEmpty else {
      return try resolve(ConnectionSettings(), overrides)
    }
    let own = usersKubeconfig
    if let own, exists(own.path) {
      return try resolve(ConnectionSettings(kubeconfig: own), overrides)
    }
    if isInClusterPossible || !overrides.server.isEmpty {
      return try resolve(ConnectionSettings(), overrides)
    }
    guard let own else {
      throw ClientError(
        .configuration, "there is no kubeconfig to connect with, and this is no pod",
        hint: "give --kubeconfig or set KUBECONFIG")
    }
    throw ClientError(
      .configuration, "there is no kubeconfig to connect with, and this is no pod",
      cause: "stat \(own.path): no such file or directory",
      hint: "\(own.origin) names it; give --kubeconfig or set KUBECONFIG")
  }

  /// The user's own kubeconfig: the first file of `KUBECONFIG` that exists, or its first where none
  /// does; without that variable `~/.kube/config`.
  var usersKubeconfig: ConnectionSettings.KubeconfigReference? {
    let listed = (environment["KUBECONFIG"] ?? "").split(separator: ":").map(String.init)
    if let path = listed.first(where: exists) ?? listed.first {
      return .init(path: path, origin: "KUBECONFIG")
    }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    return .init(path: home + "/.kube/config", origin: "HOME")
  }

  private func exists(_ path: String) -> Bool {
    (try? files.isFile(absolute(path))) ?? false
  }
}
