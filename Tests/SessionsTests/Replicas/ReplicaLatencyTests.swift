import Inspection
import KubernetesWire
import Replicas
import Testing

/// When a replica is called slow.
struct ReplicaLatencyTests {
  /// A report of replicas that answer everything, after these times in seconds.
  private func report(_ latencies: [Double?]) throws -> ReplicasReport {
    let replicas = try latencies.enumerated().map { index, latency in
      let pod: JSONValue = [
        "metadata": ["name": .string("coredns-\(index)"), "namespace": "kube-system"],
        "spec": ["nodeName": "n"], "status": ["phase": "Running", "podIP": "10.244.0.9"],
      ]
      var replica = ReplicasReport.Replica(pod: try #require(ReplicaPod(pod)))
      (replica.asked, replica.answered, replica.serial) = (4, 4, 7)
      replica.latency = latency
      return replica
    }
    return ReplicasReport(
      entryName: "Corefile", selector: "k8s-app=kube-dns", namespace: "kube-system", now: 0,
      replicas: replicas)
  }

  private func slow(_ latencies: [Double?]) throws -> [Int] {
    let report = try report(latencies)
    return report.replicas.indices.filter { report.slowness(of: report.replicas[$0]) != nil }
  }

  @Test func halfASecondThatIsFiveTimesTheOthersIsSlow() throws {
    #expect(try slow([0.1, 0.5, 0.1]) == [1])
    #expect(try slow([0.1, 0.499, 0.1]) == [])
    #expect(try slow([0.2, 0.9, 0.15]) == [])
    #expect(try slow([0.1, nil, 0.8]) == [2])
  }

  @Test func aSecondIsSlowWhateverTheOthersAre() throws {
    #expect(try slow([1]) == [0])
    #expect(try slow([0.999]) == [])
    #expect(try slow([1.2, 1.1, 1.3]) == [0, 1, 2])
    #expect(try slow([nil]) == [])
  }

  @Test func itIsSaidWithItsNumberAndChangesNothingElse() throws {
    let report = try report([0.004, 2.003, 0.005])
    #expect(!report.isDifferent)
    #expect(report.replicas.allSatisfy { $0.problems.isEmpty })
    #expect(
      report.verdict == "all 3 replicas answer 4 questions as the stores say, but coredns-1"
        + " answers slowly: 2.00s, the others 5.0ms")
  }

  @Test func itIsSaidBesideWhatIsWrong() throws {
    var report = try report([0.004, 2, 0.004])
    report.replicas[2].differences = [.init(question: "a.test. A", differences: ["is NXDOMAIN"])]
    #expect(
      report.verdict == "1 of 3 replicas: coredns-2 answers 1 name differently; coredns-1 answers"
        + " slowly: 2.00s, the others 4.0ms")
  }
}
