import Corefile
import KubernetesWire
import Replicas
import Testing

@testable import Sessions

/// The hash that a replica should show of a Corefile that imports what another ConfigMap holds.
struct ReplicaCorefileTests {
  private static let name = "configmap:kube-system/coredns-custom/x.override"

  private static let corefile: ParsedCorefile = {
    var parser = CorefileParser(
      environment: [:],
      fileSystem: InMemoryFileSystem(texts: ["/etc/coredns/custom/x.override": "log\n"]))
    parser.fileNames = ["/etc/coredns/custom/x.override": name]
    return parser.parse(
      Array(".:53 {\n    import custom/*.override\n    whoami\n}\n".utf8),
      entryFile: "configmap:kube-system/coredns/Corefile", path: "/etc/coredns/Corefile")
  }()

  private func hash(_ volumes: JSONValue, _ mounts: JSONValue) throws -> ReloadHash? {
    let json: JSONValue = [
      "metadata": ["name": "coredns-a", "namespace": "kube-system"],
      "spec": [
        "containers": [["name": "coredns", "image": "coredns:1.13.1", "volumeMounts": mounts]],
        "volumes": volumes,
      ],
    ]
    let pod = try #require(ReplicaPod(json))
    return ReplicaCorefile(Self.corefile, configMap: nil).hash(pod, PodTemplate(pod: json)).0
  }

  @Test func aFileIsWhereThePodHasItsConfigMapMounted() throws {
    let found = try hash(
      [["name": "v", "configMap": ["name": "coredns-custom"]]],
      [["name": "v", "mountPath": "/opt/extra"]])
    let expected = ReloadHash(Self.corefile) { $0 == Self.name ? "/opt/extra/x.override" : $0 }
    #expect(found == expected)
    #expect(found?.json.contains("/opt/extra/x.override") == true)
  }

  @Test func aKeyMayHaveAnotherPathInItsVolume() throws {
    let items: JSONValue = [["key": "x.override", "path": "sub/y"]]
    let found = try hash(
      [["name": "v", "configMap": ["name": "coredns-custom", "items": items]]],
      [["name": "v", "mountPath": "/opt/extra"]])
    #expect(found?.json.contains("/opt/extra/sub/y") == true)
  }

  @Test func withoutAMountItIsWhereDistributionsHaveIt() throws {
    let found = try hash([], [])
    #expect(found?.json.contains("/etc/coredns/custom/x.override") == true)
  }
}
