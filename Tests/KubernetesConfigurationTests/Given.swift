import KubernetesConfiguration

extension Sourced where Value == String {
  /// A text written in line 3 of a Corefile.
  static func at(_ text: String, line: Int = 3) -> Sourced {
    Sourced(text, from: .corefile(file: "Corefile", line: line))
  }

  /// A text that an option gives.
  static func option(_ name: String, _ text: String) -> Sourced {
    Sourced(text, from: .option("--\(name)"))
  }
}

extension ConnectionOverrides {
  /// The overrides of options by their names.
  static func given(_ options: KeyValuePairs<String, String>) -> ConnectionOverrides {
    var overrides = ConnectionOverrides()
    for (name, value) in options {
      switch name {
      case "kubeconfig": overrides.kubeconfig = .option(name, value)
      case "context": overrides.context = .option(name, value)
      case "server": overrides.server = .option(name, value)
      case "tls-server-name": overrides.tlsServerName = .option(name, value)
      case "token-file": overrides.tokenFile = .option(name, value)
      case "proxy-url": overrides.proxyURL = .option(name, value)
      case "as": overrides.impersonatedUser = .option(name, value)
      case "as-uid": overrides.impersonatedUID = .option(name, value)
      case "as-group":
        overrides.impersonatedGroups = Sourced([value], from: .option("--as-group"))
      default: overrides.unverified = .option("--\(name)")
      }
    }
    return overrides
  }
}
