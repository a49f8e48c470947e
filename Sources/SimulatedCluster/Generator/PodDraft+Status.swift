import KubernetesWire

extension PodDraft {
  var status: JSONObject {
    var status = members([("phase", .string(phase)), ("conditions", conditions)])
    if isScheduled {
      status["hostIP"] = text(.hostIP)
      status["hostIPs"] = [["ip": text(.hostIP)]]
    }
    if state.hasIP {
      status["podIP"] = text(.podIP)
      let second: [JSONValue] = shape.isDualStack ? [["ip": text(.podIPv6)]] : []
      status["podIPs"] = .array([["ip": text(.podIP)]] + second)
    }
    if isScheduled {
      status["startTime"] = time(.createdAt)
      status["containerStatuses"] = .array(containerStatuses)
    }
    status["qosClass"] = "Burstable"
    return status
  }

  private var phase: String {
    switch state {
    case .unschedulable, .creating: "Pending"
    case .succeeded: "Succeeded"
    case .failed: "Failed"
    case .running, .notReady, .crashLooping, .terminating: "Running"
    }
  }

  private var conditions: JSONValue {
    guard isScheduled else {
      return [
        [
          "type": "PodScheduled", "status": "False", "lastProbeTime": nil,
          "lastTransitionTime": time(.createdAt), "reason": "Unschedulable",
          "message": "0/3 nodes are available: 3 Insufficient cpu.",
        ]
      ]
    }
    let isReady = state.isReady || state == .terminating
    let notReady: (String, String)? =
      isJob
      ? ("PodCompleted", "")
      : isReady ? nil : ("ContainersNotReady", "containers with unready status: [main]")
    return [
      condition("PodReadyToStartContainers", state.hasIP && !isJob, nil),
      condition("Initialized", true, nil),
      condition("Ready", isReady, notReady), condition("ContainersReady", isReady, notReady),
      condition("PodScheduled", true, nil),
    ]
  }

  private func condition(
    _ type: String, _ holds: Bool, _ cause: (reason: String, message: String)?
  ) -> JSONValue {
    var condition = members([
      ("type", .string(type)), ("status", holds ? "True" : "False"), ("lastProbeTime", .null),
      ("lastTransitionTime", holds ? time(.startedAt) : time(.createdAt)),
    ])
    if let cause {
      condition["reason"] = .string(cause.reason)
      if !cause.message.isEmpty { condition["message"] = .string(cause.message) }
    }
    return .object(condition)
  }

  private var containerStatuses: [JSONValue] {
    let main = containerStatus("main", image: Self.image)
    return hasSidecar ? [main, containerStatus("proxy", image: Self.proxyImage)] : [main]
  }

  private func containerStatus(_ name: String, image: String) -> JSONValue {
    let runs = state == .running || state == .notReady || state == .terminating
    let isCreating = state == .creating
    let digest = "sha256:5f8d3a1c0b9e7d6f4c2a1b0e9d8c7f6a5b4e3d2c1f0a9b8e7d6c5f4a3b2e1d0c"
    var status = members([
      ("name", .string(name)), ("state", containerState), ("lastState", lastState),
      ("ready", .bool(state.isReady || state == .terminating)),
      ("restartCount", isCreating ? 0 : .integer(PodSlot.restarts.number)),
      ("image", .string(image)),
      ("imageID", .string(isCreating ? "" : "\(image.prefix { $0 != ":" })@\(digest)")),
    ])
    if !isCreating {
      status["containerID"] = .string("containerd://\(PodSlot.containerID.text)")
    }
    status["started"] = .bool(runs)
    return .object(status)
  }

  private var containerState: JSONValue {
    switch state {
    case .running, .notReady, .terminating: ["running": ["startedAt": time(.startedAt)]]
    case .succeeded: ["terminated": terminated("Completed", code: 0)]
    case .failed: ["terminated": terminated("Error", code: 1)]
    case .unschedulable, .creating: ["waiting": ["reason": "ContainerCreating"]]
    case .crashLooping:
      [
        "waiting": [
          "reason": "CrashLoopBackOff",
          "message": "back-off 5m0s restarting failed container=main",
        ]
      ]
    }
  }

  private var lastState: JSONValue {
    state == .crashLooping ? ["terminated": terminated("OOMKilled", code: 137)] : [:]
  }

  private func terminated(_ reason: String, code: Int64) -> JSONValue {
    [
      "exitCode": .integer(code), "reason": .string(reason), "startedAt": time(.createdAt),
      "finishedAt": time(.startedAt),
      "containerID": .string("containerd://\(PodSlot.containerID.text)"),
    ]
  }
}
