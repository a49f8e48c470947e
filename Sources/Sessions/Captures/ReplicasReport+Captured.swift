import Captures
import Inspection
import KubernetesWire
import Replicas

extension Capture {
  /// How many replicas its last report is about; nil where it has none.
  package var replicaCount: Int? { replicas.last?.report["replicas"]?.arrayValue?.count }
}

extension ReplicasReport {
  /// What a capture holds of it: all of it, so that it is printed as it was.
  var captured: JSONValue {
    var report = JSONObject()
    report.append("corefile", .string(entryName))
    report.append("selector", .string(selector))
    report.append("namespace", .string(namespace))
    report.append("time", .double(now))
    report.append("replicas", .array(replicas.map(\.captured)))
    return .object(report)
  }

  /// Reads what ``captured`` gives; nil for something else.
  init?(captured: JSONValue) {
    guard let entryName = captured["corefile"]?.stringValue,
      let items = captured["replicas"]?.arrayValue
    else { return nil }
    let replicas = items.compactMap { Replica(captured: $0) }
    guard replicas.count == items.count else { return nil }
    self.init(
      entryName: entryName, selector: captured.capturedText("selector") ?? "",
      namespace: captured.capturedText("namespace") ?? "",
      now: captured.capturedTime("time") ?? 0, replicas: replicas)
  }
}

extension ReplicasReport.Replica {
  fileprivate var captured: JSONValue {
    var replica = JSONObject()
    replica.append("pod", pod.captured)
    replica.appendCaptured("metrics", metrics?.captured)
    replica.appendCaptured("configuration", configuration?.captured)
    replica.appendCaptured("sync", sync?.captured)
    replica.appendCaptured("serial", serial.map { .integer(Int64($0)) })
    replica.appendCaptured("latency", latency.map { .double($0) })
    replica.append("answered", .integer(Int64(answered)))
    replica.append("asked", .integer(Int64(asked)))
    replica.append("differences", .array(differences.map(\.captured)))
    replica.append("failures", .array(failures.map(\.captured)))
    return .object(replica)
  }

  fileprivate init?(captured: JSONValue) {
    guard let pod = captured["pod"].flatMap({ ReplicaPod(captured: $0) }) else { return nil }
    self.init(pod: pod)
    metrics = captured["metrics"].flatMap { Replicas.ReplicaMetrics(captured: $0) }
    configuration = captured["configuration"].flatMap { ConfigurationVerdict(captured: $0) }
    sync = captured["sync"].flatMap { SyncVerdict(captured: $0) }
    serial = captured["serial"]?.integerValue.flatMap { UInt32(exactly: $0) }
    latency = captured.capturedTime("latency")
    answered = captured.capturedCount("answered") ?? 0
    asked = captured.capturedCount("asked") ?? 0
    differences = (captured["differences"]?.arrayValue ?? []).compactMap {
      ReplicasReport.Difference(captured: $0)
    }
    failures = (captured["failures"]?.arrayValue ?? []).compactMap { ReplicaFailure(captured: $0) }
  }
}

extension ReplicasReport.Difference {
  fileprivate var captured: JSONValue {
    ["question": .string(question), "differences": .array(differences.map { .string($0) })]
  }

  fileprivate init?(captured: JSONValue) {
    guard let question = captured.capturedText("question") else { return nil }
    self.init(question: question, differences: captured.capturedTexts("differences"))
  }
}

extension ReplicaFailure {
  fileprivate var captured: JSONValue {
    var failure = JSONObject()
    failure.append("message", .string(message))
    failure.appendCaptured("hint", hint.map { .string($0) })
    return .object(failure)
  }

  fileprivate init?(captured: JSONValue) {
    guard let message = captured.capturedText("message") else { return nil }
    self.init(message, hint: captured.capturedText("hint"))
  }
}

extension ConfigurationVerdict {
  fileprivate var captured: JSONValue {
    ["state": .string(state.rawValue), "reason": .string(reason)]
  }

  fileprivate init?(captured: JSONValue) {
    guard let state = captured.capturedText("state").flatMap({ State(rawValue: $0) }) else {
      return nil
    }
    self.init(state, captured.capturedText("reason") ?? "")
  }
}

extension SyncVerdict {
  fileprivate var captured: JSONValue {
    [
      "state": .string(state.rawValue), "reason": .string(reason),
      "remarks": .array(remarks.map { .string($0) }),
    ]
  }

  fileprivate init?(captured: JSONValue) {
    guard let state = captured.capturedText("state").flatMap({ State(rawValue: $0) }) else {
      return nil
    }
    self.init(state, captured.capturedText("reason") ?? "")
    remarks = captured.capturedTexts("remarks")
  }
}
