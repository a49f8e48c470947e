extension ResolvedConnection {
  /// Parses the values; the environment may name a proxy.
  ///
  /// - Throws: ``ConnectionProblem`` for the first that keeps client-go from building a transport,
  ///   in client-go's order and words.
  public init(
    _ values: ConnectionValues, environment: [String: String]
  ) throws(ConnectionProblem) {
    self.values = values
    let parsed = Result { () throws(URLParts.Failure) in try ServerURL(values.server.value) }
    try Self.checkCredentials(values)
    let chosen = try Self.proxy(values, try? parsed.get(), environment)
    if let authority = values.certificateAuthority, let origin = values.unverified {
      throw Self.unusable(
        .invalidConfiguration, values,
        cause: "specifying a root certificates file with the insecure flag is not allowed",
        hint: "remove insecure-skip-tls-verify (\(origin)): with the CA of \(authority.origin) the "
          + "server can be verified")
    }
    do throws(URLParts.Failure) {
      server = Sourced(try parsed.get(), from: values.server.origin)
    } catch {
      throw Self.unusable(
        .unusableServer, values, cause: error.reason,
        hint: "write the server as https://HOST:PORT (\(values.server.origin))")
    }
    proxy = chosen.proxy
    bypassedProxy = chosen.bypass
    tls = server.value.isTLS ? Self.tls(values) : nil
    credential = Self.credential(values)
  }

  private static func tls(_ values: ConnectionValues) -> TLS {
    let trust: Trust =
      values.unverified.map { .unverified($0) }
      ?? values.certificateAuthority.map { .authority($0) } ?? .systemRoots
    return TLS(
      trust: trust, serverName: values.tlsServerName, clientCertificate: values.clientCertificate)
  }

  /// What counts of several credentials, as client-go's round trippers settle it: whoever sets the
  /// header first; a command is not run where anything else authenticates.
  private static func credential(_ values: ConnectionValues) -> Credential {
    if let basic = values.urlCredentials {
      return .basic(Sourced(basic, from: values.server.origin))
    }
    if let basic = values.basic, !basic.value.username.isEmpty { return .basic(basic) }
    if let file = values.tokenFile { return .tokenFile(file, first: values.token?.value) }
    if let token = values.token { return .token(token) }
    if let exec = values.exec, values.clientCertificate == nil { return .exec(exec) }
    if let provider = values.authProvider { return .oidc(provider) }
    return .none
  }

  private static func checkCredentials(_ values: ConnectionValues) throws(ConnectionProblem) {
    if let exec = values.exec, !ExecConfiguration.supportedVersions.contains(exec.value.apiVersion)
    {
      throw unusable(
        .unusableCredential, values,
        cause: "exec plugin: invalid apiVersion \(GoText.quoted(exec.value.apiVersion))",
        hint: "the versions still spoken are client.authentication.k8s.io/v1 and v1beta1: let the "
          + "command that wrote \(exec.origin) write it anew")
    }
    if let provider = values.authProvider, let cause = provider.value.removal {
      throw unusable(.unusableCredential, values, cause: cause)
    }
    if let basic = values.basic, !basic.value.username.isEmpty,
      values.token != nil || values.tokenFile != nil
    {
      throw unusable(
        .unusableCredential, values,
        cause: "username/password or bearer token may be set, but not both")
    }
  }

  private static func proxy(
    _ values: ConnectionValues, _ server: ServerURL?, _ environment: [String: String]
  ) throws(ConnectionProblem) -> (proxy: Sourced<ProxyURL>?, bypass: ProxyEnvironment.Bypass?) {
    if let configured = values.proxy {
      do throws(URLParts.Failure) {
        let url = try ProxyURL(kubeconfig: configured.value)
        return (Sourced(url, from: configured.origin), nil)
      } catch {
        throw unusable(.unusableProxy, values, cause: "\(error.reason) (\(configured.origin))")
      }
    }
    guard let server else { return (nil, nil) }
    switch ProxyEnvironment(environment).verdict(for: server.parts) {
    case .none: return (nil, nil)
    case .bypassed(let bypass): return (nil, bypass)
    case .proxy(let text, let variable):
      do throws(URLParts.Failure) {
        return (Sourced(try ProxyURL(environment: text), from: .environment([variable])), nil)
      } catch {
        // The variable's value may hold a password, so it is not repeated.
        throw unusable(
          .unusableProxy, values, cause: "\(error.reason) in the environment's \(variable)",
          hint: "correct or unset \(variable), or add the server's host to NO_PROXY")
      }
    }
  }

  static func unusable(
    _ kind: ConnectionProblem.Kind, _ values: ConnectionValues, cause: String, hint: String? = nil
  ) -> ConnectionProblem {
    let server = (try? ServerURL(values.server.value))?.baseURL ?? values.server.value
    return ConnectionProblem(
      kind, "no connection to \(server) can be made", cause: cause, hint: hint)
  }
}
