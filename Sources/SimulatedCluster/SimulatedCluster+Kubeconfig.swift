import KubernetesClient
import KubernetesConfiguration

extension SimulatedCluster {
  /// A kubeconfig with everything inline.
  ///
  /// Its contexts: `simulated` (client certificate, the current one), `simulated-token` (the first
  /// user's token) and one of each further user's name.
  public var kubeconfig: String {
    let administrator = options.users.first?.name ?? "nobody"
    var users = [
      "- name: \(Self.quoted("\(administrator)-certificate"))\n  user:\n"
        + "    client-certificate-data: \(Base64.encode(clientCertificatePEM.utf8))\n"
        + "    client-key-data: \(Base64.encode(clientKeyPEM.utf8))\n"
    ]
    for user in options.users {
      users.append(
        "- name: \(Self.quoted(user.name))\n  user:\n"
          + "    token: \(Self.quoted(tokens[user.name] ?? ""))\n")
    }
    var contexts = [
      ("simulated", "\(administrator)-certificate"), ("simulated-token", administrator),
    ]
    contexts += options.users.dropFirst().map { ($0.name, $0.name) }
    return """
      apiVersion: v1
      kind: Config
      current-context: simulated
      clusters:
      - name: simulated
        cluster:
          server: \(baseURL)
          certificate-authority-data: \(Base64.encode(certificateAuthorityPEM.utf8))
      contexts:
      \(contexts.map(Self.context).joined())users:
      \(users.joined())
      """
  }

  private static func context(_ name: String, _ user: String) -> String {
    "- name: \(quoted(name))\n  context:\n    cluster: simulated\n    user: \(quoted(user))\n"
  }

  /// A YAML string in double quotes.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        result +=
          "\\x" + (scalar.value < 16 ? "0" : "")
          + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
