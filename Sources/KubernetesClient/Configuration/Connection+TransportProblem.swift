extension Connection {
  /// What would keep a transport from being built; nil where nothing is known to.
  ///
  /// Reads the CA, certificate and key files, as client-go does when a client is made. Whether
  /// certificate and key belong together shows in the handshake only.
  public func transportProblem(
    _ files: any ConfigurationFiles = LocalConfigurationFiles()
  ) -> ClientError? {
    guard let cause = transportCause(files) ?? urlProblem else { return nil }
    return ClientError(
      .configuration, "no connection to \(baseURL) can be made", cause: cause,
      hint: transportHint(cause))
  }

  /// The reason in client-go's words, without that of the URL.
  func transportCause(_ files: any ConfigurationFiles) -> String? {
    if let cause = authenticationCause { return cause }
    if certificateAuthority != nil, isInsecure {
      return "specifying a root certificates file with the insecure flag is not allowed"
    }
    do {
      let roots = try certificateAuthority?.read(files)
      let certificate = try clientCertificate?.read(files)
      let key = try clientKey?.read(files)
      if let roots, !roots.isEmpty { try AuthorityCheck.requireCertificates(in: roots) }
      return inlinePairCause(certificate, key)
    } catch let failure as AuthorityCheck.Failure {
      return "unable to load root certificates: \(failure)"
    } catch {
      return "\(error)"
    }
  }

  private var authenticationCause: String? {
    if let version = execConfiguration?.apiVersion,
      !ExecConfiguration.supportedVersions.contains(version)
    {
      return "exec plugin: invalid apiVersion \(GoText.quoted(version))"
    }
    if let authProvider, let cause = authProvider.cause { return cause }
    if let basicAuthentication, !basicAuthentication.username.isEmpty,
      token != nil || tokenFile != nil
    {
      return "username/password or bearer token may be set, but not both"
    }
    return proxyProblem
  }

  /// client-go checks a pair at once where one of the two is inline.
  private func inlinePairCause(_ certificate: [UInt8]?, _ key: [UInt8]?) -> String? {
    guard let certificate, let key, clientCertificate?.path == nil || clientKey?.path == nil else {
      return nil
    }
    if !PEM.blocks(in: certificate).contains(where: { $0.type == "CERTIFICATE" }) {
      return "tls: failed to find any PEM data in certificate input"
    }
    let isKey: (PEM.Block) -> Bool = { $0.type.hasSuffix("PRIVATE KEY") }
    return PEM.blocks(in: key).contains(where: isKey)
      ? nil : "tls: failed to find any PEM data in key input"
  }

  private func transportHint(_ cause: String) -> String? {
    if cause == urlProblem { return "write the server as https://HOST:PORT" }
    if cause.hasPrefix("unable to load root") {
      return "give a PEM file of certificates as the CA"
        + (certificateAuthority?.path.map { " (it is \($0))" } ?? "")
    }
    if isInsecure, certificateAuthority != nil {
      return "remove insecure-skip-tls-verify: with a CA the server can be verified"
    }
    return nil
  }
}

extension AuthProviderConfiguration {
  /// Why the provider cannot be used; nil for oidc.
  fileprivate var cause: String? {
    switch name {
    case "oidc": nil
    case "gcp", "azure": "The \(name) auth plugin has been removed."
    default: "no Auth Provider found for name \(GoText.quoted(name))"
    }
  }
}
