import InspectorCommands
import KubernetesClient
import KubernetesWire
import Sessions
import SimulatedCluster
import Testing

/// `catalogue`, `--plugins` and `--coredns-version`, and the plugins of the catalogue on a cluster.
struct CatalogueCommandTests {
  static let hostnames = """
    plugin: hostnames
    connection: k8s_api
    watches:
      - name: hostname
        resource: v1/services
        kind: Service
        indexes:
          - name: Hostname
            keys: {annotation: dns.example.org/hostname, transforms: [lower]}
            empty: dropped

    """

  @Test func listsWhatIsKnownAndFromWhere() async throws {
    let workplace = try Workplace(
      ["mine.yaml": Self.hostnames], environment: ["HOME": "/nowhere"])
    let outcome = await workplace.run(["catalogue", "-o", "json", "--plugins", "mine.yaml"])
    #expect(outcome.status == .success)
    let plugins = try #require(try outcome.document["plugins"]?.arrayValue)
    #expect(plugins.count > 70)
    let mine = plugins.first { $0["name"] == "hostnames" }
    #expect(mine?["file"] == "mine.yaml")
    #expect(plugins.filter { $0["file"] == .null }.count == plugins.count - 1)
  }

  @Test func showsOnePluginAndPrintsItsDescription() async throws {
    let workplace = try Workplace()
    let table = await workplace.run(["catalogue", "k8s_gateway"])
    #expect(table.status == .success)
    #expect(table.output.contains("right: get, list, watch customresourcedefinitions"))
    #expect(table.output.contains("serviceHostname"))
    let other = await workplace.run(["catalogue", "cache"])
    #expect(other.output.contains("\nservfail     1          duration from 0s up to 300s"))
    #expect(!other.output.contains("connection"))
    let yaml = await workplace.run(["catalogue", "kubenodes", "-o", "yaml"])
    #expect(yaml.output.hasPrefix("plugin: kubenodes\n"))
    try workplace.write(yaml.output, to: "kubenodes.yaml")
    let check = await workplace.run(["catalogue", "check", "kubenodes.yaml"])
    #expect(check.output == "kubenodes.yaml: describes kubenodes\n")
    let unknown = await workplace.run(["catalogue", "kubenode"])
    #expect(unknown.status == .nothingFound)
    #expect(unknown.messages.contains("did you mean kubenodes?"))
  }

  /// What is in Swift is printed in the language of descriptions, and can be read again.
  @Test(
    arguments: ["kubernetes", "kubernetes@k8s_api", "podnames", "kubernetai", "k8s_gateway@1.8.2"])
  func aDescriptionThatIsPrintedCanBeUsed(name: String) async throws {
    let workplace = try Workplace()
    let yaml = await workplace.run(["catalogue", name, "-o", "yaml"])
    #expect(yaml.status == .success)
    #expect(!yaml.output.contains("swift"))
    try workplace.write(yaml.output, to: "own.yaml")
    let check = await workplace.run(["catalogue", "check", "own.yaml"])
    #expect(check.status == .success, "\(check.messages)\n\(yaml.output)")
    let plugin = name.split(separator: "@").first.map(String.init) ?? name
    let shown = try await workplace.run(["catalogue", name, "-o", "json"]).document
    let read = try await workplace.run(
      ["catalogue", plugin, "--plugins", "own.yaml", "-o", "json"]
    ).document
    let properties = [shown, read].map { document in
      document["properties"]?.arrayValue?.filter { $0["name"] != "transfer" }
    }
    #expect(properties[0] == properties[1])
    #expect(shown["watches"] == read["watches"])
  }

  @Test func tellsWhatIsWrongWithADescriptionWhereItStands() async throws {
    let workplace = try Workplace(["bad.yaml": "plugin: a\nwatchs: []\ngate: soon\n"])
    let check = await workplace.run(["catalogue", "check", "bad.yaml", "none.yaml"])
    #expect(check.status == .invalidCorefile)
    #expect(check.messages.contains("bad.yaml:2:1 error[invalid-definition]"))
    #expect(check.messages.contains("bad.yaml:3:7"))
    #expect(check.messages.contains("none.yaml:1:1"))
    let used = await workplace.run(["watches", "--static", "--plugins", "bad.yaml"])
    #expect(used.status == .invalidCorefile)
    #expect(used.messages.contains("bad.yaml is no description of a plugin"))
  }

  @Test func aDescribedAPIWatcherSharesTheWatchesOfItsBlock() async throws {
    let workplace = try Workplace([
      "Corefile": ".:53 {\n hostnames\n kubernetes cluster.local\n k8s_api\n}\n",
      "mine.yaml": Self.hostnames,
    ])
    let arguments = ["watches", "--static", "-o", "name"]
    let without = await workplace.run(arguments)
    #expect(!without.output.contains("hostname\n"))
    let with = await workplace.run(arguments + ["--plugins", "mine.yaml"])
    #expect(with.output == "endpoints\nhostname\nnamespace\nservice\n")
    let folder = ["XDG_CONFIG_HOME": workplace.path + "/config"]
    try workplace.write(Self.hostnames, to: "config/k8sapi-inspect/plugins.d/mine.yaml")
    let own = try await Workplace(
      ["Corefile": ".:53 {\n hostnames\n kubernetes cluster.local\n k8s_api\n}\n"],
      environment: folder
    ).run(arguments)
    #expect(own.output == with.output)
  }

  @Test func aPropertyOfALaterVersionIsRefused() async throws {
    let workplace = try Workplace([
      "Corefile": "cluster.local {\n nomad\n kubernetes {\n  zonal\n }\n}\n"
    ])
    let old = await workplace.run(["check", "--coredns-version", "1.12.1"])
    #expect(old.status == .invalidCorefile)
    #expect((old.output + old.messages).contains("`zonal` needs CoreDNS 1.14.7, this is 1.12.1"))
    #expect((old.output + old.messages).contains("nomad needs CoreDNS 1.13.0, this is 1.12.1"))
    let new = await workplace.run(["watches", "--static", "--coredns-version", "1.14.7"])
    #expect(new.status == .success)
    let wrong = await workplace.run(["check", "--coredns-version", "new"])
    #expect(wrong.status == .usage)
    let later = await workplace.run(["watches", "--static", "--coredns-version", "2.0.0"])
    #expect(later.messages.contains("CoreDNS 2.0.0 is not known: it is taken for one like 1.14.7"))
  }

  @Test func theVersionIsReadFromTheImageThatRuns() async throws {
    try await withSimulatedCluster(
      corefile: "cluster.local {\n kubernetes {\n  zonal\n  kubeconfig kubeconfig\n }\n}\n"
    ) { cluster, workplace in
      let arguments = ["watches", "--static", "--kubeconfig", "kubeconfig", "--coredns-version"]
      let none = await workplace.run(arguments + ["auto"])
      #expect(none.status == .nothingFound)
      #expect(none.messages.contains("nothing in kube-system has the labels k8s-app=kube-dns"))
      for (version, status) in [("v1.12.1-eksbuild.3", 2), ("v1.14.7", 0)] {
        try cluster.apply(Self.deployment(image: "repo/coredns:\(version)"), Self.deployments)
        let outcome = await workplace.run(arguments + ["auto:dns/app=coredns"])
        #expect(outcome.status.rawValue == status, "\(outcome.messages)")
        #expect(outcome.messages.contains("from the image repo/coredns:\(version)"))
      }
      try cluster.apply(Self.deployment(image: "repo/other:1.2.3"), Self.deployments)
      let other = await workplace.run(arguments + ["auto:dns/app=coredns"])
      #expect(other.messages.contains("no image of repo/other:1.2.3 names a version of CoreDNS"))
    }
  }

  private static let deployments = GroupVersionResource(
    group: "apps", version: "v1", resource: "deployments")

  private static func deployment(image: String) -> JSONValue {
    [
      "metadata": ["name": "coredns", "namespace": "dns", "labels": ["app": "coredns"]],
      "spec": ["template": ["spec": ["containers": [["name": "c", "image": .string(image)]]]]],
    ]
  }

  private static let routes = """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: httproutes.gateway.networking.k8s.io}
    spec:
      group: gateway.networking.k8s.io
      scope: Namespaced
      names: {plural: httproutes, singular: httproute, kind: HTTPRoute}
      versions: [{name: v1, served: true, storage: true}]
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: {name: shop, namespace: demo}
    spec: {hostnames: [Shop.example.org]}
    """

  /// A custom resource that is not installed is a verdict of its own.
  @Test(.timeLimit(.minutes(1))) func aResourceThatIsNotInstalledIsToldOf() async throws {
    let corefile = """
      .:53 {
          k8s_gateway example.org {
              resources Service HTTPRoute
              kubeconfig kubeconfig
          }
      }

      """
    try await withSimulatedCluster(corefile: corefile) { cluster, workplace in
      let watches = await workplace.run(["watches"])
      #expect(watches.status == .success)
      #expect(watches.output.contains("not installed"))
      #expect(
        watches.messages.contains(
          "the CRD httproutes.gateway.networking.k8s.io is not installed; k8s_gateway goes without"
            + " it until it is restarted"))
      let query = await workplace.run(
        ["query", "service", "serviceHostname", "nobody.example.org"])
      #expect(query.status == .nothingFound)
      let check = await workplace.run(["check", "--live"])
      #expect(check.status == .success, "\(check.output)\(check.messages)")
      let role = await workplace.run(["access", "--role"])
      #expect(role.output.contains("customresourcedefinitions"))
      // Once the CRDs are installed, a CoreDNS that starts has the routes.
      try cluster.load(try ManifestReader.read(text: Array(Self.routes.utf8), file: "routes.yaml"))
      let installed = await workplace.run(
        ["query", "httproute", "httpRouteHostname", "Shop.example.org", "-o", "name"])
      #expect(installed.status == .success, "\(installed.messages)")
      #expect(installed.output == "demo/shop\n")
      let events = await workplace.run(["get", "httproute", "demo/shop", "--live"])
      #expect(events.output.contains("the API server has the same in every field that is kept"))
    }
    let waiting = ".:53 {\n ocp_dnsnameresolver {\n  namespaces a\n }\n}\n"
    try await withSimulatedCluster(corefile: waiting) { _, workplace in
      let watches = await workplace.run(
        ["watches", "--kubeconfig", "kubeconfig", "--timeout", "2s"])
      #expect(watches.status == .notSynced)
      #expect(
        watches.messages.contains(
          "the CRD dnsnameresolvers.network.openshift.io is not installed; ocp_dnsnameresolver would"
            + " be served without it after 5s"), "\(watches.messages)")
    }
  }
}
