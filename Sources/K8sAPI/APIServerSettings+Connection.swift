import Corefile
import KubernetesClient
import KubernetesConfiguration
import PluginStanzas

extension APIServerSettings {
  /// The same for the resolver of connections, each value with its place in the Corefile.
  public var connection: ConnectionSettings {
    ConnectionSettings(
      endpoint: endpoints.first.map { Sourced($0.text, from: origin($0)) },
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

  private func origin(_ token: Token) -> Provenance {
    .corefile(
      file: token.location.file.isEmpty ? entryFile : token.location.file,
      line: token.location.line)
  }
}
