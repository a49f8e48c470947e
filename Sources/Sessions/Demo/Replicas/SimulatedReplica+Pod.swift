import KubernetesWire

extension SimulatedReplica {
  /// The pod as kubeadm's Deployment makes it.
  var pod: JSONValue {
    let started = JSONValue.string(RFC3339.string(startedAt))
    return [
      "apiVersion": "v1", "kind": "Pod",
      "metadata": [
        "name": .string(name), "namespace": .string(SimulatedReplicas.namespace),
        "creationTimestamp": started,
        "labels": ["k8s-app": "kube-dns", "pod-template-hash": "5d78c9869d"],
      ],
      "spec": spec,
      "status": [
        "phase": "Running", "conditions": .array(conditions(started)),
        "hostIP": "192.168.10.1",
        "podIP": .string(address), "podIPs": [["ip": .string(address)]], "startTime": started,
        "containerStatuses": [containerStatus(started)], "qosClass": "Burstable",
      ],
    ]
  }

  private var image: String { "registry.k8s.io/coredns/coredns:v\(version)" }

  private var spec: JSONValue {
    [
      "volumes": [
        [
          "name": "config-volume",
          "configMap": [
            "name": "coredns", "items": [["key": "Corefile", "path": "Corefile"]],
            "defaultMode": 420,
          ],
        ]
      ],
      "containers": [
        [
          "name": "coredns", "image": .string(image), "args": ["-conf", "/etc/coredns/Corefile"],
          "ports": [
            port("dns", 53, "UDP"), port("dns-tcp", 53, "TCP"), port("metrics", 9153, "TCP"),
            port("liveness-probe", 8080, "TCP"), port("readiness-probe", 8181, "TCP"),
          ],
          "volumeMounts": [
            ["name": "config-volume", "readOnly": true, "mountPath": "/etc/coredns"]
          ],
          "imagePullPolicy": "IfNotPresent",
        ]
      ],
      "restartPolicy": "Always", "dnsPolicy": "Default", "serviceAccountName": "coredns",
      "nodeName": .string(node),
    ]
  }

  private func port(_ name: String, _ number: Int64, _ transport: String) -> JSONValue {
    [
      "name": .string(name), "containerPort": .integer(number), "protocol": .string(transport),
    ]
  }

  private func conditions(_ started: JSONValue) -> [JSONValue] {
    ["Initialized", "Ready", "ContainersReady", "PodScheduled"].map { type in
      let holds = isReady || !type.hasSuffix("Ready")
      return [
        "type": .string(type), "status": holds ? "True" : "False", "lastTransitionTime": started,
      ]
    }
  }

  private func containerStatus(_ started: JSONValue) -> JSONValue {
    [
      "name": "coredns", "state": ["running": ["startedAt": started]], "ready": .bool(isReady),
      "restartCount": .integer(restarts), "image": .string(image), "started": true,
    ]
  }
}
