import KubernetesClient
import KubernetesWire
import Testing

@testable import SimulatedCluster

struct PodTableTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var pod: String
    var ready: String
    var status: String
    var restarts = "0"
  }

  /// `now` is 2026-09-21T14:13:20Z.
  static let now: Int64 = 1_790_000_000

  static let cases = [
    Case(
      testDescription: "running",
      pod: #"""
        {"spec":{"containers":[{}]},"status":{"phase":"Running",
        "containerStatuses":[{"ready":true,"restartCount":0,"state":{"running":{}}}]}}
        """#, ready: "1/1", status: "Running"),
    Case(
      testDescription: "pending without statuses",
      pod: #"{"spec":{"containers":[{},{}]},"status":{"phase":"Pending"}}"#, ready: "0/2",
      status: "Pending"),
    Case(
      testDescription: "creating",
      pod: #"""
        {"spec":{"containers":[{}]},"status":{"phase":"Pending",
        "containerStatuses":[{"state":{"waiting":{"reason":"ContainerCreating"}}}]}}
        """#, ready: "0/1", status: "ContainerCreating"),
    Case(
      testDescription: "crash looping, with the time of the last restart",
      pod: #"""
        {"spec":{"containers":[{}]},"status":{"phase":"Running","containerStatuses":[{
        "restartCount":7,"state":{"waiting":{"reason":"CrashLoopBackOff"}},
        "lastState":{"terminated":{"finishedAt":"2026-09-21T14:08:10Z"}}}]}}
        """#, ready: "0/1", status: "CrashLoopBackOff", restarts: "7 (5m10s ago)"),
    Case(
      testDescription: "completed",
      pod: #"""
        {"spec":{"containers":[{}]},"status":{"phase":"Succeeded",
        "containerStatuses":[{"state":{"terminated":{"reason":"Completed","exitCode":0}}}]}}
        """#, ready: "0/1", status: "Completed"),
    Case(
      testDescription: "ended by a signal, without a reason",
      pod: #"""
        {"spec":{"containers":[{}]},"status":{"phase":"Failed",
        "containerStatuses":[{"state":{"terminated":{"signal":9,"exitCode":137}}}]}}
        """#, ready: "0/1", status: "Signal:9"),
    Case(
      testDescription: "ended with a code, without a reason",
      pod: #"""
        {"spec":{"containers":[{}]},"status":{"phase":"Failed",
        "containerStatuses":[{"state":{"terminated":{"exitCode":3}}}]}}
        """#, ready: "0/1", status: "ExitCode:3"),
    Case(
      testDescription: "evicted: the pod's own reason counts",
      pod: #"{"spec":{"containers":[{}]},"status":{"phase":"Failed","reason":"Evicted"}}"#,
      ready: "0/1", status: "Evicted"),
    Case(
      testDescription: "terminating",
      pod: #"""
        {"metadata":{"deletionTimestamp":"2026-09-21T14:13:00Z"},"spec":{"containers":[{}]},
        "status":{"phase":"Running",
        "containerStatuses":[{"ready":true,"state":{"running":{}}}]}}
        """#, ready: "1/1", status: "Terminating"),
    Case(
      testDescription: "deleted when it had already finished",
      pod: #"""
        {"metadata":{"deletionTimestamp":"2026-09-21T14:13:00Z"},"spec":{"containers":[{}]},
        "status":{"phase":"Succeeded",
        "containerStatuses":[{"state":{"terminated":{"reason":"Completed"}}}]}}
        """#, ready: "0/1", status: "Completed"),
    Case(
      testDescription: "on a lost node",
      pod: #"""
        {"metadata":{"deletionTimestamp":"2026-09-21T14:13:00Z"},"spec":{"containers":[{}]},
        "status":{"phase":"Running","reason":"NodeLost"}}
        """#, ready: "0/1", status: "Unknown"),
    Case(
      testDescription: "initializing, one of two done",
      pod: #"""
        {"spec":{"initContainers":[{"name":"a"},{"name":"b"}],"containers":[{}]},
        "status":{"phase":"Pending","initContainerStatuses":[
        {"name":"a","state":{"terminated":{"exitCode":0}}},{"name":"b","restartCount":2,
        "state":{"running":{}}}],
        "containerStatuses":[{"state":{"waiting":{"reason":"PodInitializing"}}}]}}
        """#, ready: "0/1", status: "Init:1/2", restarts: "2"),
    Case(
      testDescription: "an init container that fails",
      pod: #"""
        {"spec":{"initContainers":[{"name":"a"}],"containers":[{}]},"status":{"phase":"Pending",
        "initContainerStatuses":[{"name":"a","state":{"terminated":{"exitCode":2}}}]}}
        """#, ready: "0/1", status: "Init:ExitCode:2"),
    Case(
      testDescription: "an init container that is backed off",
      pod: #"""
        {"spec":{"initContainers":[{"name":"a"}],"containers":[{}]},"status":{"phase":"Pending",
        "initContainerStatuses":[{"name":"a","restartCount":4,
        "state":{"waiting":{"reason":"CrashLoopBackOff"}}}]}}
        """#, ready: "0/1", status: "Init:CrashLoopBackOff", restarts: "4"),
    Case(
      testDescription: "a sidecar counts with the containers",
      pod: #"""
        {"spec":{"initContainers":[{"name":"a","restartPolicy":"Always"}],"containers":[{}]},
        "status":{"phase":"Running",
        "initContainerStatuses":[{"name":"a","started":true,"ready":true,"restartCount":1,
        "state":{"running":{}}}],
        "containerStatuses":[{"ready":true,"restartCount":2,"state":{"running":{}}}]}}
        """#, ready: "2/2", status: "Running", restarts: "3"),
    Case(
      testDescription: "one container finished, the other runs, the pod is not ready",
      pod: #"""
        {"spec":{"containers":[{},{}]},"status":{"phase":"Running","containerStatuses":[
        {"state":{"terminated":{"reason":"Completed"}}},{"ready":true,"state":{"running":{}}}]}}
        """#, ready: "1/2", status: "NotReady"),
    Case(
      testDescription: "held back by a scheduling gate",
      pod: #"""
        {"spec":{"containers":[{}]},"status":{"phase":"Pending","conditions":[
        {"type":"PodScheduled","status":"False","reason":"SchedulingGated"}]}}
        """#, ready: "0/1", status: "SchedulingGated"),
    Case(
      testDescription: "an empty object", pod: "{}", ready: "0/0", status: ""),
  ]

  @Test("says READY, STATUS and RESTARTS", arguments: cases)
  func summarises(_ one: Case) throws {
    let summary = PodSummary(try JSONValue(parsing: one.pod))
    #expect("\(summary.ready)/\(summary.total)" == one.ready)
    #expect(summary.status == one.status)
    #expect(summary.restartText(now: Self.now) == one.restarts)
  }

  @Test func rowsHaveTheWideColumnsOfTheRealServer() throws {
    let definition = try #require(ResourceCatalogue().definition(.pods))
    let pod = try JSONValue(
      parsing: #"""
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","creationTimestamp":"2026-09-21T11:13:20Z"},
        "spec":{"nodeName":"node-1","containers":[{}],"readinessGates":[{"conditionType":"x"}]},
        "status":{"phase":"Succeeded","podIPs":[{"ip":"10.0.0.1"},{"ip":"fd00::1"}]}}
        """#)
    let table = ObjectTable(definition).table(of: [pod], now: Self.now)
    #expect(
      table["columnDefinitions"]?.arrayValue?.map { $0["name"]?.stringValue } == [
        "Name", "Ready", "Status", "Restarts", "Age", "IP", "Node", "Nominated Node",
        "Readiness Gates",
      ])
    #expect(
      table["columnDefinitions"]?.arrayValue?.map { $0["priority"]?.integerValue }
        == [0, 0, 0, 0, 0, 1, 1, 1, 1])
    let row = table["rows"]?.arrayValue?.first
    #expect(
      row?["cells"] == ["a", "0/1", "Succeeded", "0", "3h", "10.0.0.1", "node-1", "<none>", "0/1"])
    #expect(row?["object"]?["kind"] == "PartialObjectMetadata")
    #expect(row?["object"]?["metadata"] == pod["metadata"])
    #expect(row?["conditions"]?.arrayValue?.first?["type"] == "Completed")
  }
}
