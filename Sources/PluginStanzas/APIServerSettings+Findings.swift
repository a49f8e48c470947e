import Corefile

extension APIServerSettings {
  /// What a user should know about these settings: values that are not used, plain text.
  public var findings: [Diagnostic] {
    var findings: [Diagnostic] = []
    if let kubeconfig {
      findings += unusedBesideKubeconfig(kubeconfig)
    } else if let endpoint = endpoints.first {
      findings += surplusEndpoints + plaintextFinding(endpoint)
    } else if let tls {
      findings.append(
        warning(
          "tls-not-used", "tls has no effect without endpoint", at: tls.certificate,
          note: "CoreDNS connects with the service account of its pod"))
    }
    return findings
  }

  private func unusedBesideKubeconfig(_ kubeconfig: Token) -> [Diagnostic] {
    let note = "kubeconfig \"\(kubeconfig.text)\" takes precedence"
    var findings: [Diagnostic] = []
    if let endpoint = endpoints.first {
      findings.append(
        warning(
          "endpoint-not-used", "endpoint has no effect beside kubeconfig", at: endpoint,
          note: note))
    }
    if let tls {
      findings.append(
        warning(
          "tls-not-used", "tls has no effect beside kubeconfig", at: tls.certificate, note: note))
    }
    return findings
  }

  private var surplusEndpoints: [Diagnostic] {
    guard endpoints.count > 1 else { return [] }
    return [
      warning(
        "surplus-endpoint", "only the first endpoint is used", at: endpoints[1],
        note: "more than one endpoint has been deprecated")
    ]
  }

  private func plaintextFinding(_ endpoint: Token) -> [Diagnostic] {
    let text = endpoint.text.lowercased()
    let bare: Substring
    let note: String
    // Who writes http:// means it, as beside a `kubectl proxy`.
    var severity = Diagnostic.Severity.note
    let files = tls == nil ? "" : " and does not use the files of tls"
    if text.hasPrefix("http://") {
      bare = endpoint.text.dropFirst("http://".count)
      note = "client-go speaks plain HTTP to it\(files)"
    } else if !text.contains("://") {
      bare = endpoint.text[...]
      note = "no scheme: client-go takes this as http://\(files)"
      severity = .warning
    } else {
      return []
    }
    if tls != nil { severity = .warning }
    var finding = warning(
      "plaintext-endpoint", "the API server would be spoken to without TLS", at: endpoint,
      note: note, fix: "endpoint https://\(bare)")
    // A proxy on the same machine speaks nothing else.
    if ["localhost", "127.", "[::1]"].contains(where: bare.hasPrefix) { finding.fix = nil }
    finding.severity = severity
    return [finding]
  }

  private func warning(
    _ id: String, _ message: String, at token: Token, note: String, fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, id: id, message, at: token, notes: [note], fix: fix)
  }
}
