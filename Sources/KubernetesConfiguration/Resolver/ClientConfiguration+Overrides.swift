extension ClientConfiguration {
  /// Replaces what the command line overrides, as kubectl's overrides do.
  mutating func apply(_ overrides: ConnectionOverrides, _ absolute: (String) -> String) {
    if overrides.changeCluster {
      var replaced = cluster ?? Kubeconfig.Cluster()
      replaced.apply(overrides)
      cluster = replaced
    }
    user.apply(overrides, absolute)
  }
}

extension ConnectionOverrides {
  /// Whether something of the cluster is overridden.
  fileprivate var changeCluster: Bool {
    server != nil || tlsServerName != nil || unverified != nil || proxyURL != nil
  }
}

extension Kubeconfig.Cluster {
  fileprivate mutating func apply(_ overrides: ConnectionOverrides) {
    if let server = overrides.server {
      self.server = server.value
      origins[.server] = server.origin
      // The name in the kubeconfig is that of the server which has been replaced.
      tlsServerName = ""
    }
    if let name = overrides.tlsServerName {
      tlsServerName = name.value
      origins[.tlsServerName] = name.origin
    }
    if let origin = overrides.unverified {
      isInsecure = true
      origins[.insecureSkipTLSVerify] = origin
      certificateAuthority = ""
      certificateAuthorityData = []
    }
    if let proxy = overrides.proxyURL {
      proxyURL = proxy.value
      origins[.proxyURL] = proxy.origin
    }
  }
}

extension Kubeconfig.User {
  /// A token file takes the place of whatever else says who the user is.
  fileprivate mutating func apply(
    _ overrides: ConnectionOverrides, _ absolute: (String) -> String
  ) {
    if let file = overrides.tokenFile {
      let acting = (impersonation, origins[.impersonatedUser])
      self = Kubeconfig.User()
      tokenFile = absolute(file.value)
      origins[.tokenFile] = file.origin
      (impersonation, origins[.impersonatedUser]) = acting
    }
    impersonation.apply(overrides)
    if let user = overrides.impersonatedUser { origins[.impersonatedUser] = user.origin }
  }
}

extension Impersonation {
  /// Replaces the user, UID and groups that the command line gives.
  mutating func apply(_ overrides: ConnectionOverrides) {
    user = overrides.impersonatedUser?.value ?? user
    uid = overrides.impersonatedUID?.value ?? uid
    groups = overrides.impersonatedGroups?.value ?? groups
  }
}
