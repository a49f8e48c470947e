import KubernetesWire

extension ObjectTable {
  static let namespaces = Printer(
    columns: [
      .name, Column(name: "Status", description: "Whether the namespace is being deleted."), .age,
    ],
    row: { object, now in
      Row(cells: [name(object), object["status"]?["phase"] ?? "", age(object, now)])
    })

  static let configMaps = Printer(
    columns: [
      .name, Column(name: "Data", type: "integer", description: "How many entries there are."),
      .age,
    ],
    row: { object, now in
      let entries =
        (object["data"]?.objectValue?.count ?? 0) + (object["binaryData"]?.objectValue?.count ?? 0)
      return Row(cells: [name(object), .integer(Int64(entries)), age(object, now)])
    })

  /// The columns that the Multi-Cluster Services API's own definition asks for.
  static let serviceImports = Printer(
    columns: [
      .name, Column(name: "Type", description: "The kind of the import."),
      Column(name: "IP", description: "The import's addresses."),
      Column(name: "Age", type: "date", description: "When the object was created."),
    ],
    row: { object, now in
      let addresses = object["spec"]?["ips"]?.serialised()
      return Row(cells: [
        name(object), object["spec"]?["type"] ?? "", .string(addresses ?? ""), age(object, now),
      ])
    })

  /// What custom resources get whose definition names no columns.
  static let custom = Printer(
    columns: [.name, Column(name: "Age", type: "date", description: "When it was created.")],
    row: { object, now in Row(cells: [name(object), age(object, now)]) })

  /// What built-in resources get that have no columns of their own.
  static let unknown = Printer(
    columns: [
      .name, Column(name: "Created At", type: "date", description: "When it was created."),
    ],
    row: { object, _ in
      Row(cells: [name(object), object["metadata"]?["creationTimestamp"] ?? "<unknown>"])
    })
}
