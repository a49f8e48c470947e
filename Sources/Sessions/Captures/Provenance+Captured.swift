import KubernetesConfiguration
import KubernetesWire

extension Provenance {
  /// What a capture holds of it: one member, whose name says which kind it is.
  var captured: JSONValue {
    switch self {
    case .corefile(let file, let line):
      return ["corefile": ["file": .string(file), "line": .integer(Int64(line))]]
    case .kubeconfig(let file, let line, let entry):
      var place = JSONObject()
      place.append("file", .string(file))
      place.appendCaptured("line", line.map { .integer(Int64($0)) })
      switch entry {
      case .cluster(let name): place.append("cluster", .string(name))
      case .user(let name): place.append("user", .string(name))
      case .currentContext: break
      }
      return ["kubeconfig": .object(place)]
    case .environment(let variables):
      return ["environment": .array(variables.map { .string($0) })]
    case .option(let name): return ["option": .string(name)]
    case .serviceAccount: return ["serviceAccount": true]
    case .file(let path): return ["file": .string(path)]
    case .caller: return ["caller": true]
    }
  }

  /// Reads what ``captured`` gives; nil for something else.
  init?(captured: JSONValue) {
    if let place = captured["corefile"] {
      guard let file = place.capturedText("file") else { return nil }
      self = .corefile(file: file, line: place.capturedCount("line") ?? 0)
    } else if let place = captured["kubeconfig"] {
      guard let file = place.capturedText("file") else { return nil }
      let cluster = place.capturedText("cluster").map { Entry.cluster($0) }
      let user = place.capturedText("user").map { Entry.user($0) }
      self = .kubeconfig(
        file: file, line: place.capturedCount("line"), entry: cluster ?? user ?? .currentContext)
    } else if captured["environment"] != nil {
      self = .environment(captured.capturedTexts("environment"))
    } else if let name = captured.capturedText("option") {
      self = .option(name)
    } else if let path = captured.capturedText("file") {
      self = .file(path)
    } else if captured["serviceAccount"] != nil {
      self = .serviceAccount
    } else if captured["caller"] != nil {
      self = .caller
    } else {
      return nil
    }
  }
}
