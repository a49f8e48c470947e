import KubernetesWire

extension ObjectTable {
  static let pods = Printer(
    columns: [
      .name,
      Column(name: "Ready", description: "How many of the pod's containers are ready."),
      Column(name: "Status", description: "What the pod's containers, taken together, are doing."),
      Column(name: "Restarts", description: "How often containers were restarted, and when last."),
      .age,
      Column(name: "IP", description: "The pod's first address.", priority: 1),
      Column(name: "Node", description: "The node that the pod runs on.", priority: 1),
      Column(
        name: "Nominated Node", description: "The node where room is being made for the pod.",
        priority: 1),
      Column(
        name: "Readiness Gates", description: "How many of the pod's own conditions hold.",
        priority: 1),
    ],
    row: { pod, now in
      let summary = PodSummary(pod)
      return Row(
        cells: [
          name(pod), .string("\(summary.ready)/\(summary.total)"), .string(summary.status),
          .string(summary.restartText(now: now)), age(pod, now), firstAddress(pod),
          orNone(pod["spec"]?["nodeName"]), orNone(pod["status"]?["nominatedNodeName"]),
          readinessGates(pod),
        ],
        conditions: completion(pod))
    })

  private static func firstAddress(_ pod: JSONValue) -> JSONValue {
    let status = pod["status"]
    return orNone(status?["podIPs"]?.arrayValue?.first?["ip"] ?? status?["podIP"])
  }

  static func orNone(_ value: JSONValue?) -> JSONValue {
    guard let text = value?.stringValue, !text.isEmpty else { return "<none>" }
    return .string(text)
  }

  private static func readinessGates(_ pod: JSONValue) -> JSONValue {
    guard let gates = pod["spec"]?["readinessGates"]?.arrayValue, !gates.isEmpty else {
      return "<none>"
    }
    let conditions = pod["status"]?["conditions"]?.arrayValue ?? []
    let held = gates.count { gate in
      conditions.contains {
        $0["type"] == gate["conditionType"] && $0["status"] == "True"
      }
    }
    return .string("\(held)/\(gates.count)")
  }

  private static func completion(_ pod: JSONValue) -> [JSONValue] {
    let message: JSONValue
    switch pod["status"]?["phase"]?.stringValue {
    case "Succeeded": message = "The pod has completed successfully."
    case "Failed": message = "The pod failed."
    default: return []
    }
    let reason = pod["status"]?["phase"] ?? ""
    return [["type": "Completed", "status": "True", "reason": reason, "message": message]]
  }
}
