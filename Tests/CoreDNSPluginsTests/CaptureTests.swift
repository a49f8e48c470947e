import CoreDNSPlugins
import Informers
import K8sAPI
import KubernetesClient
import Testing

/// What the plugins hold of the recorded cluster, compared with what the real ones held.
@Suite struct CaptureTests {
  static let profiles = [
    ("k8sapi", "podnames\nkubernetes cluster.local {\n pods verified\n}\nk8s_api"),
    (
      "k8sapi-labels",
      """
      kubernetes cluster.local {
        labels environment in (qa,staging)
        namespace_labels env=prod
      }
      k8s_api
      """
    ),
    ("stock", "kubernetes cluster.local {\n pods verified\n}"),
  ]

  @Test(.timeLimit(.minutes(2)), arguments: profiles, CaptureTransport.Encoding.allCases)
  func storesEqualThoseOfTheRealPlugins(
    profile: (name: String, block: String), encoding: CaptureTransport.Encoding
  ) async throws {
    let contents = try await Self.contents(profile.block, encoding: encoding)
    let expected = try WatchContent.expected(profile.name)
    #expect(contents.keys.sorted() == expected.keys.sorted())
    for (watch, content) in contents {
      let differences = content.differences(from: expected[watch])
      #expect(differences.isEmpty, "\(watch): \(differences.prefix(5))")
    }
  }

  @Test(.timeLimit(.minutes(2)), arguments: CaptureTransport.Encoding.allCases)
  func serviceImportsAreReadInMulticlusterMode(
    encoding: CaptureTransport.Encoding
  ) async throws {
    let contents = try await Self.contents(
      "kubernetes cluster.local {\n multicluster cluster.local\n zonal\n}", encoding: encoding)
    #expect(
      contents["serviceimport"]?.indexes["ServiceImportNameNamespace"]?.keys.sorted()
        .first == "checkout.team-0001")
    #expect(contents["mcendpoints"]?.objects == 0, "no recorded slice has the label")
    let stock = try WatchContent.expected("stock")
    #expect(contents["endpoints"] == stock["endpoints"], "zonal changes no index")
  }

  /// What the same plugins hold when they are read from their descriptions in YAML.
  @Test(.timeLimit(.minutes(2)), arguments: profiles, CaptureTransport.Encoding.allCases)
  func storesOfDescribedPluginsAreTheSame(
    profile: (name: String, block: String), encoding: CaptureTransport.Encoding
  ) async throws {
    let name = profile.name == "stock" ? "kubernetes" : "kubernetes@k8s_api"
    let described = try #require(PluginCatalogue().entry(name)).description().definition
    let contents = try await Self.contents(
      profile.block, encoding: encoding,
      definitions: PluginDefinition.builtIn.filter { $0.name != "kubernetes" } + [described])
    let expected = try WatchContent.expected(profile.name)
    #expect(contents.keys.sorted() == expected.keys.sorted())
    for (watch, content) in contents {
      let differences = content.differences(from: expected[watch])
      #expect(differences.isEmpty, "\(watch): \(differences.prefix(5))")
    }
  }

  private static func contents(
    _ block: String, encoding: CaptureTransport.Encoding,
    definitions: [PluginDefinition] = PluginDefinition.builtIn
  ) async throws -> [String: WatchContent] {
    let plan = try onlyPlan(".:53 {\n\(block)\n}\n", definitions: definitions)
    let registry = try plan.makeRegistry(
      context: InformerContext(transport: CaptureTransport(encoding: encoding)))
    let runner = InformerRunner(registry)
    return try await runner.whileRunning {
      while !runner.hasSynced {
        for watch in runner.watches {
          if let error = watch.informer.status.lastError { throw error }
        }
        await Task.yield()
      }
      var contents: [String: WatchContent] = [:]
      for watch in runner.watches {
        #expect(watch.informer.status.decodeFailures == 0, "\(watch.name)")
        contents[watch.name] = try WatchContent(watch.informer.indexer)
      }
      return contents
    }
  }
}
