/// The Corefile that `--demo` uses where none is given.
enum DemoCorefile {
  /// How messages call it.
  static let name = "demo.Corefile"

  /// A block with every plugin that the tool knows on `k8s_api`.
  static let text = """
    .:53 {
        podnames pods.cluster.local in-addr.arpa ip6.arpa
        kubernetes cluster.local in-addr.arpa ip6.arpa {
            pods verified
        }
        k8s_api {
            kubeconfig \(DemoCluster.kubeconfigPath) simulated
        }
    }

    """
}
