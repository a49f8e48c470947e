import KubernetesWire
import Inspection

extension RoleManifest: PrintableReport {
  /// The manifest as YAML of two documents, ready for `kubectl apply -f -`.
  public var text: ReportText {
    let lines = [clusterRole, binding].map(YAMLWriter.text).joined(separator: "---\n")
      .split(separator: "\n").map { ReportText.Remark(String($0)) }
    return ReportText([ReportText.Section(remarks: lines)])
  }

  /// The objects' names as kubectl prints them.
  public var names: [String] {
    ["clusterrole", "clusterrolebinding"].map { "\($0).\(Self.group)/\(name)" }
  }

  /// One list of both objects, for JSON and YAML.
  public var document: JSONValue {
    .members([
      ("apiVersion", "v1"), ("kind", "List"), ("items", .array([clusterRole, binding])),
    ])
  }

  private static let group = "rbac.authorization.k8s.io"

  private var clusterRole: JSONValue {
    .members([
      ("apiVersion", .string("\(Self.group)/v1")), ("kind", "ClusterRole"), metadata,
      ("rules", .array(rules.map(\.document))),
    ])
  }

  private var binding: JSONValue {
    .members([
      ("apiVersion", .string("\(Self.group)/v1")), ("kind", "ClusterRoleBinding"), metadata,
      (
        "roleRef",
        .members([
          ("apiGroup", .string(Self.group)), ("kind", "ClusterRole"), ("name", .string(name)),
        ])
      ),
      (
        "subjects",
        .array([
          .members([
            ("kind", "ServiceAccount"), ("name", .string(serviceAccount)),
            ("namespace", .string(namespace)),
          ])
        ])
      ),
    ])
  }

  private var metadata: (String, JSONValue) {
    ("metadata", .members([("name", .string(name))]))
  }
}

extension AccessRule {
  /// The rule as a Role or ClusterRole has it.
  var document: JSONValue {
    .members([
      ("apiGroups", .strings([group])), ("resources", .strings(resources)),
      ("verbs", .strings(verbs)),
    ])
  }
}
