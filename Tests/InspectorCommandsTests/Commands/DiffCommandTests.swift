import InspectorCommands
import KubernetesClient
import KubernetesWire
import Sessions
import SimulatedCluster
import Testing

/// `diff` between two simulated clusters with planted differences.
struct DiffCommandTests {
  private static let corefile = """
    .:53 {
        kubernetes cluster.local in-addr.arpa {
            pods verified
            kubeconfig kubeconfig simulated
        }
    }

    """

  /// A cluster, another one under the context `other-simulated`, and a folder for both.
  private func withTwoClusters(
    _ body: (SimulatedCluster, SimulatedCluster, Workplace) async throws -> Void
  ) async throws {
    try await withSimulatedCluster(corefile: Self.corefile) { first, workplace in
      let second = try await SimulatedCluster.start()
      do {
        let joined = try Self.joined(first.kubeconfig, second.kubeconfig)
        try workplace.write(joined, to: "kubeconfig")
        try await body(first, second, workplace)
      } catch {
        try await second.shutdown()
        throw error
      }
      try await second.shutdown()
    }
  }

  /// One kubeconfig of two, the names of the second with `other-` before them.
  private static func joined(_ first: String, _ second: String) throws -> String {
    var other = second
    for (old, new) in [
      ("name: \"", "name: \"other-"), ("user: \"", "user: \"other-"),
      ("- name: simulated\n", "- name: other\n"), ("cluster: simulated\n", "cluster: other\n"),
    ] {
      other = other.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
    var result = first
    let sections = ["clusters:\n", "contexts:\n", "users:\n"]
    for (number, section) in sections.enumerated() {
      let start = try #require(other.firstRange(of: "\n" + section))
      var part = other[start.upperBound...]
      if number + 1 < sections.count {
        part = part[..<(try #require(part.firstRange(of: sections[number + 1]))).lowerBound]
      }
      let place = try #require(result.firstRange(of: "\n" + section))
      result.insert(contentsOf: part, at: place.upperBound)
    }
    return result
  }

  private func service(_ name: String, ip: String) -> JSONValue {
    [
      "metadata": ["name": .string(name), "namespace": "default"],
      "spec": ["clusterIP": .string(ip), "ports": [["name": "http", "port": 80]]],
    ]
  }

  @Test func theSameObjectsAreTheSameWhateverTheirVersions() async throws {
    try await withTwoClusters { first, second, workplace in
      try first.apply(service("web", ip: "10.96.0.9"), .services)
      try second.apply(service("extra", ip: "10.96.0.8"), .services)
      second.delete(.services, namespace: "default", name: "extra")
      try second.apply(service("web", ip: "10.96.0.9"), .services)
      let outcome = await workplace.run(["diff", "live", "context:other-simulated"])
      #expect(outcome.status == .success, "\(outcome.output)\(outcome.messages)")
      #expect(outcome.output.contains("no differences"))
      #expect(outcome.output.contains("versions of objects are not compared"))
    }
  }

  @Test func plantedDifferencesAreFoundWithWhatTheyMeanForNames() async throws {
    try await withTwoClusters { first, second, workplace in
      try first.apply(service("web", ip: "10.96.0.9"), .services)
      try first.apply(service("gone", ip: "10.96.0.10"), .services)
      try second.apply(service("web", ip: "10.96.0.19"), .services)
      try second.apply(service("new", ip: "10.96.0.11"), .services)
      try workplace.write(
        "web.default.svc.cluster.local\ngone.default.svc.cluster.local A\n", to: "names")
      let arguments = [
        "diff", "live", "context:other-simulated", "--names", "names", "--name",
        "nope.default.svc.cluster.local/AAAA",
      ]
      let outcome = await workplace.run(arguments)
      #expect(outcome.status == .expectationFailed, "\(outcome.messages)")
      for text in [
        "service: 1 only first, 1 only second, 1 changed, ", "default/gone: on the first side only",
        "default/new: on the second side only", "10.96.0.9 -> 10.96.0.19",
        "2 of 3 names answer differently",
        "1 because of kubernetes: answers with a record, with other data",
        "there is no service default/gone in the store",
      ] {
        #expect(outcome.output.contains(text), "\(text) in \(outcome.output)")
      }
      let json = try await workplace.run(arguments + ["-o", "json"]).document
      #expect(json["same"] == false)
      #expect(json["answers"]?.arrayValue?.count == 2)
      #expect(json["namesAsked"] == 3)
      let names = await workplace.run(arguments + ["-o", "name", "--limit", "1"])
      #expect(names.output.contains("service/default/gone\n"))
      #expect(!names.output.contains("service/default/new\n"))
    }
  }

  @Test func whatHasNotSyncedIsNotTakenForTheSame() async throws {
    try await withTwoClusters { _, second, workplace in
      second.inject(
        .init(
          .status(APIStatus(code: 403, reason: "Forbidden", message: "no")), times: nil,
          resource: .services))
      let outcome = await workplace.run(["diff", "live", "context:other-simulated"])
      #expect(outcome.status == .cannotConnect)
      #expect(!outcome.output.contains("no differences"))
      #expect(outcome.output.contains("not compared: service has not synced on the second side"))
    }
  }

  @Test(
    "Wrong usage is told before anything is connected to",
    arguments: [
      ["diff", "live"], ["diff", "live", "context:"], ["diff", "", "live"],
      ["diff", "live", "live", "--limit", "0"], ["diff", "live", "live", "--name", "a..b"],
      ["diff", "live", "live", "--names", "no-such-file"],
    ])
  func usage(_ arguments: [String]) async throws {
    let outcome = await (try Workplace()).run(arguments)
    #expect(outcome.status == .usage, "\(outcome.messages)")
  }
}
