import KubernetesWire

extension ObjectTable {
  static let serviceAccounts = Printer(
    columns: [
      .name, Column(name: "Secrets", description: "How many secrets its pods may use."), .age,
    ],
    row: { object, now in
      let count = object["secrets"]?.arrayValue?.count ?? 0
      return Row(cells: [name(object), .integer(Int64(count)), age(object, now)])
    })

  /// Roles have no columns of their own, their bindings have.
  static let roleBindings = Printer(
    columns: [
      .name, Column(name: "Role", description: "The role that is bound."), .age,
      Column(name: "Users", description: "The users that it is bound to.", priority: 1),
      Column(name: "Groups", description: "The groups that it is bound to.", priority: 1),
      Column(
        name: "ServiceAccounts", description: "The service accounts that it is bound to.",
        priority: 1),
    ],
    row: { object, now in
      let kind = object["roleRef"]?["kind"]?.stringValue ?? ""
      let role = object["roleRef"]?["name"]?.stringValue ?? ""
      return Row(cells: [
        name(object), .string("\(kind)/\(role)"), age(object, now), subjects(object, "User"),
        subjects(object, "Group"), subjects(object, "ServiceAccount"),
      ])
    })

  /// The names of a binding's subjects of one kind, service accounts with their namespaces.
  private static func subjects(_ binding: JSONValue, _ kind: String) -> JSONValue {
    let names = (binding["subjects"]?.arrayValue ?? [])
      .filter { $0["kind"]?.stringValue == kind }
      .map { subject in
        let name = subject["name"]?.stringValue ?? ""
        guard kind == "ServiceAccount" else { return name }
        return "\(subject["namespace"]?.stringValue ?? "")/\(name)"
      }
    return .string(names.joined(separator: ", "))
  }
}
