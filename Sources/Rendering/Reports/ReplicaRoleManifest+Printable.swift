import Inspection
import KubernetesWire

extension ReplicaRoleManifest: PrintableReport {
  /// The manifest as YAML, ready for `kubectl apply -f -`.
  public var text: ReportText {
    let lines = YAMLWriter.text(document).split(separator: "\n")
    return ReportText([ReportText.Section(remarks: lines.map { ReportText.Remark(String($0)) })])
  }

  /// The object's name as kubectl prints it.
  public var names: [String] { ["role.rbac.authorization.k8s.io/\(name)"] }

  /// The Role.
  public var document: JSONValue {
    .members([
      ("apiVersion", "rbac.authorization.k8s.io/v1"), ("kind", "Role"),
      ("metadata", .members([("name", .string(name)), ("namespace", .string(namespace))])),
      ("rules", .array(rules.map(\.document))),
    ])
  }
}
