extension PluginCatalogue {
  /// The built-in descriptions, sorted by name; the text of each is made when it is read.
  static let builtIn: [Entry] = builtInTexts.map { name, text in
    Entry(name: name, file: nil, text: text)
  }

  /// One file of `Definitions` each.
  private static let builtInTexts: [(String, @Sendable () -> [UInt8])] = [
    ("k8s_api", { PackageResources.k8s_api_yaml }),
    ("k8s_cache", { PackageResources.k8s_cache_yaml }),
    ("k8s_crd", { PackageResources.k8s_crd_yaml }),
    ("k8s_gateway", { PackageResources.k8s_gateway_yaml }),
    ("k8s_gateway@1.8.2", { PackageResources.k8s_gateway_1_8_2_yaml }),
    ("kubeapi", { PackageResources.kubeapi_yaml }),
    ("kubeforward", { PackageResources.kubeforward_yaml }),
    ("kubeloadbalancer", { PackageResources.kubeloadbalancer_yaml }),
    ("kubenodes", { PackageResources.kubenodes_yaml }),
    ("kubepods", { PackageResources.kubepods_yaml }),
    ("kubernetai", { PackageResources.kubernetai_yaml }),
    ("kubernetes", { PackageResources.kubernetes_yaml }),
    ("kubernetes@k8s_api", { PackageResources.kubernetes_k8s_api_yaml }),
    ("lighthouse", { PackageResources.lighthouse_yaml }),
    ("multicluster", { PackageResources.multicluster_yaml }),
    ("ocp_dnsnameresolver", { PackageResources.ocp_dnsnameresolver_yaml }),
    ("podnames", { PackageResources.podnames_yaml }),
  ]
}
