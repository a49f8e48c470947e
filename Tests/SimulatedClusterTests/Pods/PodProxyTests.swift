import NIOHTTP2
import Testing

@testable import SimulatedCluster

/// `pods/proxy`, as a real API server answered it.
struct PodProxyTests {
  /// A line of the recordings' index.
  struct Recorded: CustomTestStringConvertible, Sendable {
    var name: String
    var user: String
    var path: String
    var status: Int
    var options: String

    var testDescription: String { name }

    init(_ line: String) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      (name, user, path) = (fields[0], fields[1], fields[2])
      status = Int(fields[3]) ?? 0
      options = fields[5]
    }

    /// Those whose answer a client can read whole.
    static var all: [Recorded] {
      get throws {
        try PodFixtures.lines("pod-proxy/index.tsv").dropFirst().map(Self.init)
          .filter { !["named-port", "pod-unreachable", "head-method"].contains($0.name) }
      }
    }
  }

  @Test(arguments: [true, false], try Recorded.all)
  func answersAsRecorded(http2: Bool, recorded: Recorded) async throws {
    try await PodFixtures.withCluster { cluster in
      var client = TestClient(cluster, http2: http2)
      if recorded.user != "admin" { client.token = cluster.tokens[recorded.user] }
      let answer = try await client.send(
        recorded.options == "-X POST" ? "POST" : "GET", recorded.path, ["user-agent": "curl/8.5"])
      #expect(answer.status == recorded.status)
      let body = try PodFixtures.bytes("pod-proxy/\(recorded.name).body")
      #expect(answer.body == body)
      if recorded.status == 301 { #expect(answer.header("location") == recorded.path + "/") }
    }
  }

  @Test(arguments: [true, false])
  func answersHeadWithoutBody(http2: Bool) async throws {
    try await PodFixtures.withCluster { cluster in
      let answer = try await TestClient(cluster, http2: http2).send(
        "HEAD", path(PodFixtures.synced, "8181/proxy/ready"))
      #expect(answer.status == 200)
      #expect(answer.header("content-length") == "2")
      #expect(answer.body.isEmpty)
    }
  }

  @Test(arguments: [true, false])
  func resetsWhereThePortHasAName(http2: Bool) async throws {
    try await PodFixtures.withCluster { cluster in
      let error = await #expect(throws: (any Error).self) {
        try await TestClient(cluster, http2: http2).send(
          "GET", path(PodFixtures.synced, "metrics/proxy/metrics"))
      }
      if http2 {
        #expect((error as? NIOHTTP2Errors.StreamClosed)?.errorCode == .internalError)
      }
    }
  }

  @Test func waitsThirtySecondsForAnAddressWithoutRoute() async throws {
    let time = PodFixtures.HastyTime()
    try await PodFixtures.withCluster(time: time) { cluster in
      var ports = PodPorts()
      ports.hasRoute = false
      cluster.setPorts(of: "kube-system", PodFixtures.unsynced, ports)
      let answer = try await TestClient(cluster).send(
        "GET", path(PodFixtures.unsynced, "9153/proxy/metrics"), ["user-agent": "curl/8.5"])
      #expect(answer.status == 503)
      let body = try PodFixtures.bytes("pod-proxy/pod-unreachable.body")
      #expect(answer.body == body)
      #expect(time.slept.contains(.seconds(30)))
    }
  }

  @Test func compressesMetricsOfAnySize() async throws {
    try await PodFixtures.withCluster { cluster in
      let answer = try await TestClient(cluster).send(
        "GET", path(PodFixtures.synced, "9153/proxy/metrics"), ["accept-encoding": "gzip"])
      #expect(answer.header("content-encoding") == "gzip")
      #expect(answer.body.prefix(2) == [0x1F, 0x8B])
    }
  }

  @Test func reachesNoPortThatListensOnLoopbackOnly() async throws {
    try await PodFixtures.withCluster { cluster in
      var ports = PodPorts(http: [9153: { _ in .text("up 1\n") }])
      ports.loopbackOnly = [9153]
      cluster.setPorts(of: "kube-system", PodFixtures.synced, ports)
      let answer = try await TestClient(cluster).send(
        "GET", path(PodFixtures.synced, "9153/proxy/metrics"))
      #expect(answer.status == 503)
      #expect(answer.text.contains("connection refused"))
    }
  }

  private func path(_ pod: String, _ rest: String) -> String {
    "/api/v1/namespaces/kube-system/pods/\(pod):\(rest)"
  }
}
