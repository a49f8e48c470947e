import Corefile
import KubernetesClient

extension APIServerSettings {
  /// The same for the resolver of connections, each value with its place in the Corefile.
  public var connection: ConnectionSettings {
    let endpoint = endpoints.first
    return ConnectionSettings(
      endpoint: endpoint?.text ?? "", endpointOrigin: endpoint.map(origin) ?? "",
      tls: tls.map {
        ConnectionSettings.TLSFiles(
          certificate: $0.certificate.text, key: $0.key.text,
          certificateAuthority: $0.certificateAuthority.text, origin: origin($0.certificate))
      },
      kubeconfig: kubeconfig.map {
        ConnectionSettings.KubeconfigReference(
          path: $0.text, context: context?.text ?? "", origin: origin($0))
      })
  }

  private func origin(_ token: Token) -> Origin {
    let file = token.location.file.isEmpty ? entryFile : token.location.file
    return "\(file):\(token.location.line)"
  }
}
