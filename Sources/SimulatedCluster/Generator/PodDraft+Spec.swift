import KubernetesWire

extension PodDraft {
  var spec: JSONObject {
    var spec = members([
      ("volumes", volumes), ("containers", .array(containers)),
      ("restartPolicy", isJob ? "Never" : "Always"), ("terminationGracePeriodSeconds", 30),
      ("dnsPolicy", "ClusterFirst"), ("serviceAccountName", "default"),
      ("serviceAccount", "default"),
    ])
    if isScheduled { spec["nodeName"] = text(.nodeName) }
    if shape.isOnHostNetwork { spec["hostNetwork"] = true }
    spec["securityContext"] = ["fsGroup": 2000, "runAsNonRoot": true, "runAsUser": 1000]
    if shape.isStateful {
      spec["hostname"] = text(.name)
      spec["subdomain"] = text(.app)
    }
    spec["schedulerName"] = "default-scheduler"
    spec["tolerations"] = [toleration("not-ready"), toleration("unreachable")]
    spec["priority"] = 0
    spec["enableServiceLinks"] = true
    spec["preemptionPolicy"] = "PreemptLowerPriority"
    return spec
  }

  var isJob: Bool { state == .succeeded || state == .failed }

  private func toleration(_ condition: String) -> JSONValue {
    [
      "key": .string("node.kubernetes.io/\(condition)"), "operator": "Exists",
      "effect": "NoExecute", "tolerationSeconds": 300,
    ]
  }

  private var volumes: JSONValue {
    [
      ["name": "scratch", "emptyDir": [:]],
      [
        "name": "kube-api-access-x7k2p",
        "projected": ["sources": tokenSources, "defaultMode": 420],
      ],
    ]
  }

  private var tokenSources: JSONValue {
    let namespaceFile: JSONValue = [
      "path": "namespace", "fieldRef": ["apiVersion": "v1", "fieldPath": "metadata.namespace"],
    ]
    let authority: JSONValue = [
      "name": "kube-root-ca.crt", "items": [["key": "ca.crt", "path": "ca.crt"]],
    ]
    return [
      ["serviceAccountToken": ["expirationSeconds": 3607, "path": "token"]],
      ["configMap": authority],
      ["downwardAPI": ["items": [namespaceFile]]],
    ]
  }

  private var containers: [JSONValue] {
    hasSidecar ? [mainContainer, sidecar] : [mainContainer]
  }

  private var mainContainer: JSONValue {
    [
      "name": "main", "image": .string(Self.image),
      "args": ["--log-format=json"],
      "ports": [
        ["name": "http", "containerPort": 8080, "protocol": "TCP"],
        ["name": "metrics", "containerPort": 9090, "protocol": "TCP"],
      ],
      "env": environment,
      "resources": [
        "limits": ["cpu": "500m", "memory": "256Mi"],
        "requests": ["cpu": "100m", "memory": "128Mi"],
      ],
      "volumeMounts": mounts,
      "livenessProbe": probe("/healthz", delay: 15), "readinessProbe": probe("/readyz", delay: 5),
      "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File",
      "imagePullPolicy": "IfNotPresent",
      "securityContext": [
        "capabilities": ["drop": ["ALL"]], "readOnlyRootFilesystem": true,
        "allowPrivilegeEscalation": false,
      ],
    ]
  }

  private var sidecar: JSONValue {
    [
      "name": "proxy", "image": .string(Self.proxyImage),
      "ports": [["name": "proxy", "containerPort": 15_001, "protocol": "TCP"]],
      "resources": ["requests": ["cpu": "10m", "memory": "32Mi"]],
      "volumeMounts": mounts,
      "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File",
      "imagePullPolicy": "IfNotPresent",
    ]
  }

  private var environment: JSONValue {
    [
      ["name": "ENVIRONMENT", "value": text(.environment)],
      [
        "name": "POD_NAME",
        "valueFrom": ["fieldRef": ["apiVersion": "v1", "fieldPath": "metadata.name"]],
      ],
    ]
  }

  private var mounts: JSONValue {
    [
      ["name": "scratch", "mountPath": "/tmp"],
      [
        "name": "kube-api-access-x7k2p", "readOnly": true,
        "mountPath": "/var/run/secrets/kubernetes.io/serviceaccount",
      ],
    ]
  }

  private func probe(_ path: String, delay: Int64) -> JSONValue {
    [
      "httpGet": ["path": .string(path), "port": "http", "scheme": "HTTP"],
      "initialDelaySeconds": .integer(delay), "timeoutSeconds": 1, "periodSeconds": 10,
      "successThreshold": 1, "failureThreshold": 3,
    ]
  }

  static let image = "registry.example.org/platform/application:v1.2.3"
  static let proxyImage = "registry.example.org/platform/proxy:v0.9.1"
}
