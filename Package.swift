// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A target of this package: Swift 6 mode, every warning an error.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one target, beside their fixtures where they have any.
func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], fixtures: Bool = true
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies,
    exclude: fixtures ? ["Fixtures"] : [], swiftSettings: strict)
}

let nio = "swift-nio"

// The targets in the order in which data flows through them; see README.md.
let package = Package(
  name: "k8sapi-inspect",
  products: [
    .executable(name: "k8sapi-inspect", targets: ["k8sapi-inspect"]),
    .library(name: "Corefile", targets: ["Corefile"]),
    .library(name: "KubernetesWire", targets: ["KubernetesWire"]),
    .library(name: "KubernetesConfiguration", targets: ["KubernetesConfiguration"]),
    .library(name: "KubernetesClient", targets: ["KubernetesClient"]),
    .library(name: "Informers", targets: ["Informers"]),
    .library(name: "PluginStanzas", targets: ["PluginStanzas"]),
    .library(name: "K8sAPI", targets: ["K8sAPI"]),
    .library(name: "CoreDNSPlugins", targets: ["CoreDNSPlugins"]),
    .library(name: "Captures", targets: ["Captures"]),
    .library(name: "DNSMessages", targets: ["DNSMessages"]),
    .library(name: "DNSAnswers", targets: ["DNSAnswers"]),
    .library(name: "Replicas", targets: ["Replicas"]),
    .library(name: "SimulatedCluster", targets: ["SimulatedCluster"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    module("Corefile"),
    module("KubernetesWire"),
    module("KubernetesConfiguration", ["Yams"]),
    .systemLibrary(name: "CLibEdit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    module(
      "KubernetesClient",
      [
        "CZlib",
        "KubernetesConfiguration",
        "KubernetesWire",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "NIOCore", package: nio),
        .product(name: "NIOHTTP1", package: nio),
        .product(name: "NIOHTTP2", package: "swift-nio-http2"),
        .product(name: "NIOPosix", package: nio),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOTLS", package: nio),
        .product(name: "NIOWebSocket", package: nio),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SwiftASN1", package: "swift-asn1"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "X509", package: "swift-certificates"),
      ]),
    module("Informers", ["KubernetesClient", "KubernetesWire"]),
    module("Captures", ["Informers", "KubernetesClient", "KubernetesWire"]),
    module("StanzaSyntax"),
    module("PluginStanzas", ["Corefile", "KubernetesClient", "KubernetesWire", "StanzaSyntax"]),
    module(
      "K8sAPI",
      [
        "Corefile", "Informers", "KubernetesClient", "KubernetesConfiguration", "KubernetesWire",
        "PluginStanzas",
      ]),
    .target(
      name: "CoreDNSPlugins",
      dependencies: [
        "Corefile", "Informers", "K8sAPI", "KubernetesClient", "KubernetesConfiguration",
        "KubernetesWire", "PluginStanzas", "Yams",
      ],
      exclude: ["Catalogue/plugin.schema.json"],
      resources: [.embedInCode("Catalogue/Definitions"), .embedInCode("Catalogue/Stanzas")],
      swiftSettings: strict),
    module(
      "DNSMessages",
      [.product(name: "NIOCore", package: nio), .product(name: "NIOPosix", package: nio)]),
    module(
      "DNSAnswers",
      ["Corefile", "CoreDNSPlugins", "DNSMessages", "Informers", "K8sAPI", "PluginStanzas"]),
    module(
      "Replicas",
      [
        "Corefile", "DNSMessages", "KubernetesWire",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "NIOCore", package: nio),
        .product(name: "NIOPosix", package: nio),
      ]),
    module(
      "Inspection",
      [
        "Corefile", "CoreDNSPlugins", "DNSAnswers", "DNSMessages", "Informers", "K8sAPI",
        "KubernetesClient",
        "KubernetesConfiguration", "KubernetesWire", "PluginStanzas", "Replicas",
      ]),
    module(
      "Rendering",
      [
        "Corefile", "CoreDNSPlugins", "DNSAnswers", "DNSMessages", "Informers", "Inspection",
        "KubernetesClient",
        "KubernetesConfiguration", "KubernetesWire", "PluginStanzas", "Replicas",
      ]),
    module(
      "SimulatedCluster",
      [
        "KubernetesClient",
        "KubernetesConfiguration",
        "KubernetesWire",
        "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "NIOCore", package: nio),
        .product(name: "NIOHTTP1", package: nio),
        .product(name: "NIOHTTP2", package: "swift-nio-http2"),
        .product(name: "NIOPosix", package: nio),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOWebSocket", package: nio),
        .product(name: "SwiftASN1", package: "swift-asn1"),
        .product(name: "X509", package: "swift-certificates"),
      ]),
    module(
      "Sessions",
      [
        "Captures", "Corefile", "CoreDNSPlugins", "DNSAnswers", "DNSMessages", "Informers",
        "Inspection",
        "K8sAPI", "KubernetesClient", "KubernetesConfiguration", "KubernetesWire", "PluginStanzas",
        "Replicas", "SimulatedCluster", "StanzaSyntax",
      ]),
    module("LineEditing", ["CLibEdit"]),
    module(
      "InspectorShell",
      [
        "Corefile", "CoreDNSPlugins", "Informers", "Inspection", "K8sAPI", "KubernetesClient",
        "KubernetesConfiguration", "KubernetesWire", "LineEditing", "Rendering", "Sessions",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    module(
      "InspectorCommands",
      [
        "Captures", "Corefile", "CoreDNSPlugins", "DNSAnswers", "DNSMessages", "Informers",
        "Inspection",
        "InspectorShell", "K8sAPI", "KubernetesClient", "KubernetesConfiguration",
        "KubernetesWire", "PluginStanzas", "Rendering", "Sessions", "SimulatedCluster",
        .product(name: "NIOCore", package: nio),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "k8sapi-inspect",
      dependencies: ["CMalloc", "InspectorCommands", "InspectorShell", "Sessions"],
      swiftSettings: strict),

    .target(
      name: "Recordings", dependencies: ["CZlib"], path: "Tests/Recordings",
      exclude: ["captures", "expected"], swiftSettings: strict),
    tests(of: "Corefile"),
    tests(of: "KubernetesWire", ["Recordings"], fixtures: false),
    tests(of: "KubernetesConfiguration"),
    tests(
      of: "KubernetesClient",
      [
        "CZlib", "KubernetesConfiguration", "KubernetesWire", "Recordings", "SimulatedCluster",
        .product(name: "NIOCore", package: nio),
        .product(name: "NIOEmbedded", package: nio),
        .product(name: "NIOHTTP2", package: "swift-nio-http2"),
        .product(name: "NIOPosix", package: nio),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "SwiftASN1", package: "swift-asn1"),
        .product(name: "X509", package: "swift-certificates"),
      ]),
    tests(
      of: "Informers",
      ["KubernetesClient", "KubernetesConfiguration", "KubernetesWire", "Recordings"],
      fixtures: false),
    tests(
      of: "Captures", ["Informers", "KubernetesClient", "KubernetesWire"], fixtures: false),
    tests(of: "StanzaSyntax", fixtures: false),
    tests(of: "PluginStanzas", ["Corefile", "KubernetesWire"], fixtures: false),
    tests(
      of: "K8sAPI",
      [
        "Corefile", "Informers", "KubernetesClient", "KubernetesConfiguration", "KubernetesWire",
        "PluginStanzas",
      ]),
    tests(
      of: "CoreDNSPlugins",
      [
        "Corefile", "Informers", "K8sAPI", "KubernetesClient", "KubernetesConfiguration",
        "KubernetesWire", "PluginStanzas", "Recordings", "SimulatedCluster",
      ]),
    tests(of: "DNSMessages", fixtures: false),
    tests(of: "Replicas", ["Corefile", "DNSMessages", "KubernetesWire"]),
    tests(
      of: "DNSAnswers",
      [
        "Corefile", "CoreDNSPlugins", "DNSMessages", "Informers", "K8sAPI", "KubernetesClient",
        "KubernetesConfiguration", "KubernetesWire", "PluginStanzas", "Recordings",
        "SimulatedCluster",
      ]),
    tests(
      of: "Inspection",
      [
        "Corefile", "CoreDNSPlugins", "Informers", "K8sAPI", "KubernetesClient",
        "KubernetesConfiguration", "KubernetesWire",
      ],
      fixtures: false),
    tests(
      of: "Rendering",
      [
        "Corefile", "Informers", "Inspection", "KubernetesClient", "KubernetesConfiguration",
        "KubernetesWire", "Replicas",
      ]),
    tests(
      of: "SimulatedCluster",
      [
        "CZlib", "KubernetesClient", "KubernetesConfiguration", "KubernetesWire", "Recordings",
        .product(name: "NIOCore", package: nio),
        .product(name: "NIOHTTP1", package: nio),
        .product(name: "NIOHTTP2", package: "swift-nio-http2"),
        .product(name: "NIOPosix", package: nio),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    tests(
      of: "Sessions",
      [
        "Captures", "CoreDNSPlugins", "Corefile", "DNSMessages", "Informers", "Inspection",
        "K8sAPI", "KubernetesClient", "KubernetesConfiguration", "KubernetesWire",
        "PluginStanzas", "Replicas", "SimulatedCluster",
      ], fixtures: false),
    tests(of: "LineEditing", fixtures: false),
    tests(
      of: "InspectorShell", ["Informers", "Inspection", "KubernetesClient", "Sessions"],
      fixtures: false),
    tests(
      of: "InspectorCommands",
      [
        "Captures", "CoreDNSPlugins", "Corefile", "DNSMessages", "Informers", "Inspection",
        "InspectorShell",
        "KubernetesClient", "KubernetesConfiguration", "KubernetesWire", "LineEditing",
        "PluginStanzas", "Recordings", "Rendering", "Sessions", "SimulatedCluster",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "CoreDNSPlugins", "Corefile", "DNSAnswers", "DNSMessages", "Informers", "K8sAPI",
        "KubernetesClient", "KubernetesConfiguration", "KubernetesWire", "PluginStanzas",
        "Recordings", "StanzaSyntax",
      ],
      exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Corefile", "CoreDNSPlugins", "DNSAnswers", "DNSMessages", "Informers",
        "InspectorCommands", "InspectorShell", "K8sAPI", "KubernetesClient",
        "KubernetesConfiguration", "KubernetesWire", "PluginStanzas", "Recordings", "Sessions",
        "SimulatedCluster", "Yams",
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict),
  ]
)
