import KubernetesWire

extension PodDraft {
  /// Who set what: the controller that made the pod, and the kubelet that runs it.
  var managedFields: [JSONValue] {
    let controller: JSONValue = [
      "manager": "kube-controller-manager", "operation": "Update", "apiVersion": "v1",
      "time": time(.createdAt), "fieldsType": "FieldsV1", "fieldsV1": controllerFields,
    ]
    let kubelet: JSONValue = [
      "manager": isScheduled ? "kubelet" : "kube-scheduler", "operation": "Update",
      "apiVersion": "v1", "time": time(.startedAt), "fieldsType": "FieldsV1",
      "fieldsV1": ["f:status": statusFields], "subresource": "status",
    ]
    return [controller, kubelet]
  }

  private var controllerFields: JSONValue {
    let owner = "k:{\"uid\":\"\(PodSlot.ownerUID.text)\"}"
    let spec: JSONValue = [
      "f:containers": ["k:{\"name\":\"main\"}": containerFields], "f:dnsPolicy": [:],
      "f:enableServiceLinks": [:], "f:restartPolicy": [:], "f:schedulerName": [:],
      "f:securityContext": [:],
      "f:terminationGracePeriodSeconds": [:],
    ]
    return [
      "f:metadata": [
        "f:generateName": [:],
        "f:labels": .fieldSet(".", "app", "environment", "pod-template-hash", "tier"),
        "f:ownerReferences": .object(members([(".", [:]), (owner, [:])])),
      ],
      "f:spec": spec,
    ]
  }

  private var containerFields: JSONValue {
    let port: JSONValue = .fieldSet(".", "containerPort", "name", "protocol")
    return [
      ".": [:], "f:args": [:],
      "f:env": [
        ".": [:], "k:{\"name\":\"ENVIRONMENT\"}": .fieldSet(".", "name", "value"),
      ],
      "f:image": [:], "f:imagePullPolicy": [:], "f:livenessProbe": probeFields, "f:name": [:],
      "f:ports": [".": [:], "k:{\"containerPort\":8080,\"protocol\":\"TCP\"}": port],
      "f:resources": [
        ".": [:], "f:limits": .fieldSet(".", "cpu", "memory"),
        "f:requests": .fieldSet(".", "cpu", "memory"),
      ],
      "f:terminationMessagePath": [:], "f:terminationMessagePolicy": [:],
    ]
  }

  private var probeFields: JSONValue {
    [
      ".": [:], "f:failureThreshold": [:],
      "f:httpGet": .fieldSet(".", "path", "port", "scheme"), "f:periodSeconds": [:],
    ]
  }

  private var statusFields: JSONValue {
    var fields = members([])
    let condition: JSONValue = .fieldSet(
      ".", "lastProbeTime", "lastTransitionTime", "status", "type")
    fields["f:conditions"] = .object(
      members(
        ["ContainersReady", "Initialized", "Ready"].map {
          ("k:{\"type\":\"\($0)\"}", condition)
        }))
    for name in ["containerStatuses", "hostIP", "hostIPs", "phase", "podIP"] {
      fields["f:\(name)"] = [:]
    }
    if state.hasIP {
      let address = "k:{\"ip\":\"\(PodSlot.podIP.text)\"}"
      fields["f:podIPs"] = .object(members([(".", [:]), (address, .fieldSet(".", "ip"))]))
    }
    fields["f:startTime"] = [:]
    return .object(fields)
  }
}
