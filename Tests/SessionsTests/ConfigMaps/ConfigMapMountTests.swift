import KubernetesWire
import Testing

@testable import Sessions

/// What a pod template says of the ConfigMaps that CoreDNS has mounted.
struct ConfigMapMountTests {
  private func mounts(
    volumes: JSONValue, mounts: JSONValue, of name: String = "coredns"
  ) -> [ConfigMapMount]? {
    PodTemplate([
      "spec": [
        "template": [
          "spec": ["containers": [["name": "c", "volumeMounts": mounts]], "volumes": volumes]
        ]
      ]
    ]).mounts(of: name)
  }

  @Test func plainAndProjectedVolumesAreTaken() throws {
    let found = try #require(
      mounts(
        volumes: [
          ["name": "a", "configMap": ["name": "coredns"]],
          [
            "name": "b",
            "projected": [
              "sources": [
                ["secret": ["name": "s"]],
                [
                  "configMap": [
                    "name": "custom", "optional": true, "items": [["key": "k", "path": "d/k.txt"]],
                  ]
                ],
              ]
            ],
          ],
          ["name": "c", "secret": ["secretName": "x"]],
          ["name": "d", "configMap": ["name": "../x"]],
        ],
        mounts: [
          ["name": "a", "mountPath": "/etc/coredns/"], ["name": "b", "mountPath": "/x/./y"],
          ["name": "c", "mountPath": "/s"], ["name": "d", "mountPath": "/d"],
          ["name": "b", "mountPath": "/z", "subPath": "../up"],
          ["name": "b", "mountPath": "relative"], ["name": "b", "mountPath": "/z/../etc"],
        ]))
    #expect(found.map(\.path) == ["/etc/coredns", "/x/y"])
    #expect(found.last?.sources.map(\.name) == ["custom"])
    #expect(found.last?.sources.first?.isOptional == true)
    #expect(found.last?.sources.first?.keyPaths == [.init(key: "k", path: "d/k.txt")])
  }

  @Test func aTemplateThatDoesNotMountItSaysNothing() {
    #expect(
      mounts(
        volumes: [["name": "a", "configMap": ["name": "other"]]],
        mounts: [["name": "a", "mountPath": "/etc/coredns"]]) == nil)
  }

  @Test(
    "A part of a volume is mounted as a file or a folder",
    arguments: [
      ("", "a", "/m/a"), ("", "d/a", "/m/d/a"), ("a", "a", "/m"), ("d", "d/a", "/m/a"),
      ("d/", "./d/a", "/m/a"), ("d", "a", nil), ("d", "dd/a", nil),
    ] as [(String, String, String?)])
  func file(_ subPath: String, _ inside: String, _ expected: String?) {
    #expect(ConfigMapMount(path: "/m", subPath: subPath).file(at: inside) == expected)
  }

  @Test(arguments: ["", "/a", "..", "../a", "a/../b", "a/.."])
  func aPathThatLeadsElsewhereIsRefused(_ path: String) throws {
    let content = try #require(ConfigMapContent(["kind": "ConfigMap", "data": ["k": "log"]]))
    var files = ConfigMapFiles()
    files.add(
      content, .init(name: "custom", keyPaths: [.init(key: "k", path: path)]),
      ConfigMapMount(path: "/m"), "configmap:a/custom")
    #expect(files.texts.isEmpty)
    #expect(files.unread == ["key k of ConfigMap custom: its path \(path) leads elsewhere"])
  }
}
