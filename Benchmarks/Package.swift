// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "k8sapi-inspect", path: "..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "Corefile", "CoreDNSPlugins", "Informers", "KubernetesClient", "KubernetesConfiguration",
        "KubernetesWire", "SimulatedCluster",
      ].map { .product(name: $0, package: "k8sapi-inspect") },
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
