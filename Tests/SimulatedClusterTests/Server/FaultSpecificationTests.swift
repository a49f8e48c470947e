import KubernetesClient
import KubernetesWire
import SimulatedCluster
import Testing

@Suite struct FaultSpecificationTests {
  typealias Fault = SimulatedCluster.Fault

  @Test func whatIsWrittenIsRead() throws {
    let fault = try Fault(
      parsing: "status=503,retry-after=5,resource=pods,skip=1,times=3,chance=0.5,after=2s,for=500ms"
    )
    guard case .status(let status) = fault.action else {
      Issue.record("\(fault.action)")
      return
    }
    #expect(status.code == 503 && status.retryAfterSeconds == 5)
    #expect(fault.skips == 1 && fault.times == 3 && fault.chance == 0.5)
    #expect(fault.after == .seconds(2) && fault.lasting == .milliseconds(500))
  }

  @Test func aFaultStrikesOnceUnlessItSaysOtherwise() throws {
    #expect(try Fault(parsing: "reset").times == 1)
    #expect(try Fault(parsing: "reset,times=always").times == nil)
  }

  @Test(arguments: [
    "refuse", "goaway", "reset-after=10", "stall-after=0", "half-open-after=5", "end-after=7",
    "corrupt-at=3", "delay=1m", "drip=100/10ms", "endless=500", "content-type=text/html",
    "expired-after=3", "ends-after=0", "duplicated", "reordered", "replayed", "older-version",
    "other-kind", "malformed", "no-end-bookmark",
  ])
  func everyFaultCanBeWritten(text: String) throws { _ = try Fault(parsing: text) }

  @Test(arguments: [
    ("", "nothing between two commas"), ("reset,,times=1", "nothing between"),
    ("explode", "there is no fault \"explode\""), ("reset=1", "takes no value"),
    ("reset-after=x", "is no count"), ("reset-after=-1", "is no count"),
    ("status=99", "is no HTTP status"), ("status=9223372036854775808", "is no HTTP status"),
    ("delay=5", "is no time"), ("delay=9999999m", "is no time"), ("drip=5", "needs BYTES/TIME"),
    ("reset,verb=put", "is none of"), ("reset,chance=2", "from 0 to 1"),
    ("reset,colour=red", "says nothing of a fault"),
  ])
  func whatIsWrongIsSaid(text: String, words: String) {
    let error = #expect(throws: Fault.SpecificationError.self) { try Fault(parsing: text) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test func itStrikesWhatItNames() async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("a"), .pods)
      cluster.inject(try Fault(parsing: "status=500,resource=pods,verb=get,times=always"))
      let client = TestClient(cluster)
      func code(_ path: String) async throws -> Int { try await client.send("GET", path).status }
      #expect(try await code("/api/v1/namespaces/default/pods/a") == 500)
      #expect(try await code("/api/v1/pods") == 200)
      #expect(try await code("/api/v1/pods?watch=1&timeoutSeconds=0") == 200)
      #expect(try await code("/api/v1/services") == 200)
    }
  }

  @Test func aRefusedConnectionIsClosedAndTheNextOneServed() async throws {
    try await ServerFixtures.withCluster { cluster in
      cluster.inject(try Fault(parsing: "refuse,times=2"))
      for _ in 0..<2 {
        await #expect(throws: (any Error).self) {
          try await TestClient(cluster).send("GET", "/readyz")
        }
      }
      #expect(try await TestClient(cluster).send("GET", "/readyz").status == 200)
    }
  }
}
