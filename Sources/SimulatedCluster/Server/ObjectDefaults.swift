import KubernetesWire
import KubernetesClient

/// The few defaults of kube-apiserver that DNS or kubectl depend on.
enum ObjectDefaults {
  static func apply(to object: inout JSONObject, resource: ServedResource, core: ServerCore) {
    switch resource.kind {
    case "Namespace": namespace(&object)
    case "Service": service(&object, core)
    case "Pod": pod(&object)
    case "RoleBinding", "ClusterRoleBinding": binding(&object)
    default: break
    }
  }

  private static func namespace(_ object: inout JSONObject) {
    var metadata = object["metadata"]?.objectValue ?? JSONObject()
    var labels = metadata["labels"]?.objectValue ?? JSONObject()
    labels["kubernetes.io/metadata.name"] = metadata["name"]
    metadata["labels"] = .object(labels)
    object["metadata"] = .object(metadata)
    if object["spec"]?["finalizers"] == nil { object["spec"] = ["finalizers": ["kubernetes"]] }
    if object["status"]?["phase"] == nil { object["status"] = ["phase": "Active"] }
  }

  private static func pod(_ object: inout JSONObject) {
    var status = object["status"]?.objectValue ?? JSONObject()
    status.setDefault("phase", "Pending")
    status.setDefault("qosClass", "BestEffort")
    object["status"] = .object(status)
    var spec = object["spec"]?.objectValue ?? JSONObject()
    spec.setDefault("restartPolicy", "Always")
    spec.setDefault("dnsPolicy", "ClusterFirst")
    spec.setDefault("terminationGracePeriodSeconds", 30)
    spec.setDefault("schedulerName", "default-scheduler")
    spec.setDefault("enableServiceLinks", true)
    object["spec"] = .object(spec)
  }

  /// Roles, users and groups are of RBAC's own API group, service accounts of the core group.
  private static func binding(_ object: inout JSONObject) {
    let group = JSONValue.string(GroupVersionResource.clusterRoles.group)
    if var role = object["roleRef"]?.objectValue {
      role.setDefault("apiGroup", group)
      object["roleRef"] = .object(role)
    }
    guard let subjects = object["subjects"]?.arrayValue else { return }
    object["subjects"] = .array(
      subjects.map { subject in
        guard var subject = subject.objectValue, subject["kind"] != "ServiceAccount" else {
          return subject
        }
        subject.setDefault("apiGroup", group)
        return .object(subject)
      })
  }

  private static func service(_ object: inout JSONObject, _ core: ServerCore) {
    var spec = object["spec"]?.objectValue ?? JSONObject()
    spec.setDefault("type", "ClusterIP")
    spec.setDefault("sessionAffinity", "None")
    if let ports = spec["ports"]?.arrayValue {
      spec["ports"] = .array(
        ports.map { port in
          guard var port = port.objectValue else { return port }
          port.setDefault("protocol", "TCP")
          if let number = port["port"] { port.setDefault("targetPort", number) }
          return .object(port)
        })
    }
    if spec["type"]?.stringValue != "ExternalName" { address(&spec, core) }
    object["spec"] = .object(spec)
    if object["status"]?["loadBalancer"] == nil {
      object["status"] = ["loadBalancer": .object(JSONObject())]
    }
  }

  /// A service keeps the address that it was given when the new state does not mention it.
  static func keepAddresses(
    of old: JSONValue, in object: inout JSONObject, resource: ServedResource
  ) {
    guard resource.kind == "Service", var spec = object["spec"]?.objectValue,
      spec["type"]?.stringValue != "ExternalName",
      spec["clusterIP"]?.stringValue ?? "" == "", spec["clusterIPs"] == nil
    else { return }
    for name in ["clusterIP", "clusterIPs"] { spec[name] = old["spec"]?[name] }
    object["spec"] = .object(spec)
  }

  /// Hands out addresses of 10.111.0.0/16, away from those that manifests tend to ask for.
  private static func address(_ spec: inout JSONObject, _ core: ServerCore) {
    if spec["clusterIP"]?.stringValue ?? "" == "" {
      if let first = spec["clusterIPs"]?.arrayValue?.first {
        spec["clusterIP"] = first
      } else {
        let number = core.nextAddress()
        spec["clusterIP"] = .string("10.111.\(number / 250 % 256).\(number % 250 + 1)")
      }
    }
    if let address = spec["clusterIP"] {
      spec.setDefault("clusterIPs", .array([address]))
      let isIPv6 = address.stringValue?.contains(":") == true
      spec.setDefault("ipFamilies", isIPv6 ? ["IPv6"] : ["IPv4"])
    }
    spec.setDefault("ipFamilyPolicy", "SingleStack")
    spec.setDefault("internalTrafficPolicy", "Cluster")
  }
}

extension JSONObject {
  /// Sets a member that is absent.
  mutating func setDefault(_ name: String, _ value: JSONValue) {
    if self[name] == nil { self[name] = value }
  }
}
