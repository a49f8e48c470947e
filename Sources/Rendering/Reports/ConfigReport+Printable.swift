import KubernetesWire
import Corefile
import Inspection
import KubernetesConfiguration

extension ConfigReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    ReportText(
      serverBlocks.map { block in
        ReportText.Section(
          heading: block.identity.heading,
          table: Table(
            [
              Table.Column("PART"), Table.Column("SETTING"), Table.Column("VALUE"),
              Table.Column("FROM"),
            ],
            rows: block.rows(entryName: entryName)),
          remarks: block.remarks)
      })
  }

  /// The bare names, a line each.
  public var names: [String] { serverBlocks.map { $0.identity.keys.joined(separator: " ") } }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      ("serverBlocks", .array(serverBlocks.map(\.document))),
      ("diagnostics", .array(diagnostics.map(\.document))),
    ])
  }
}

extension ConfigReport.Block {
  fileprivate func rows(entryName: String) -> [[Table.Cell]] {
    var rows: [[Table.Cell]] = []
    for (plugin, values) in settings {
      for (name, value) in values.objectValue ?? JSONObject() {
        let text = CellText.of(value)
        let place = origins[plugin]?[name]?.place(entryName: entryName, withColumn: false)
        let origin = place ?? (text.isEmpty ? "" : "default")
        rows.append([
          Table.Cell(plugin), Table.Cell(name), Table.Cell(text),
          Table.Cell(origin, place == nil ? .dim : .plain),
        ])
      }
    }
    return rows + (connection?.rows ?? [])
  }

  fileprivate var remarks: [ReportText.Remark] {
    guard let connection else {
      return [ReportText.Remark("the connection could not be made out", .failure)]
    }
    return connection.notices.map { ReportText.Remark($0, .warning) }
  }

  fileprivate var document: JSONValue {
    .members([
      identity.member, ("plugin", .string(identity.plugin)), ("settings", .object(settings)),
      ("connection", connection?.document ?? .null),
    ])
  }
}

extension ConnectionSummary {
  /// What is set, each with where it came from; secrets are only said to be there.
  fileprivate var rows: [[Table.Cell]] {
    (document.objectValue?.compactMap { name, value in
      if ["origins", "credential", "expirations", "proxy"].contains(name) { return nil }
      let text = CellText.of(value)
      if text.isEmpty || value == .bool(false) { return nil }
      if name == "impersonate", impersonation == Impersonation() { return nil }
      return [
        Table.Cell("connection"), Table.Cell(name), Table.Cell(text),
        Table.Cell(origin(of: name)),
      ]
    } ?? []) + proxyRows + (credential?.rows ?? [])
  }

  /// The proxy, or why there is none although the environment names one.
  private var proxyRows: [[Table.Cell]] {
    let text = proxy.isEmpty ? bypassedProxy.isEmpty ? "" : "none: \(bypassedProxy)" : proxy
    if text.isEmpty { return [] }
    return [
      [
        Table.Cell("connection"), Table.Cell("proxy"), Table.Cell(text),
        Table.Cell(place(.proxy) ?? ""),
      ]
    ]
  }

  /// Where a value came from; of what is summed up, where its parts did.
  private func origin(of name: String) -> String {
    switch name {
    case "source": place(.context) ?? place(.baseURL) ?? ""
    case "uses": Self.distinct(uses.compactMap(origin(ofUse:)))
    case "password": place(.basicAuth) ?? ""
    default: Part(rawValue: name).flatMap(place) ?? ""
    }
  }

  /// Where a part of `uses` came from: inline data, or the file in its place.
  private func origin(ofUse use: String) -> String? {
    switch use {
    case "ca": place(.caData) ?? place(.caFile)
    case "certificate": place(.certData) ?? place(.certFile)
    case "key": place(.keyData) ?? place(.keyFile)
    default: Part(rawValue: use).flatMap(place)
    }
  }

  private func place(_ part: Part) -> String? { origins[part].map { "\($0)" } }

  private static func distinct(_ places: [String]) -> String {
    var seen: Set<String> = []
    return places.filter { seen.insert($0).inserted }.joined(separator: ", ")
  }

  /// The stable shape; `token`, `password` and the like appear as `<redacted>` where they are set.
  var document: JSONValue {
    var members: [(String, JSONValue)] = [
      ("source", .string(source)), ("baseURL", .string(baseURL)), ("uses", .strings(uses)),
      ("tokenFile", .string(tokenFile)), ("certFile", .string(certFile)),
      ("keyFile", .string(keyFile)), ("caFile", .string(caFile)), ("insecure", .bool(isInsecure)),
      ("serverName", .string(serverName)),
      (
        "impersonate",
        .members([
          ("user", .string(impersonation.user)), ("uid", .string(impersonation.uid)),
          ("groups", .strings(impersonation.groups)),
        ])
      ),
      ("disableCompression", .bool(disablesCompression)),
    ]
    if !proxy.isEmpty { members.append(("proxy", .string(proxy))) }
    members += credential?.members ?? []
    if let contextName { members.append(("context", .string(contextName))) }
    if uses.contains("token") { members.append(("token", "<redacted>")) }
    if uses.contains("basicAuth") { members.append(("password", "<redacted>")) }
    let origins = self.origins.sorted { $0.key.rawValue < $1.key.rawValue }
    members.append(
      ("origins", .members(origins.map { ($0.key.rawValue, .string("\($0.value)")) })))
    return .members(members)
  }
}
