import Corefile
import K8sAPI
import KubernetesClient
import PluginStanzas

extension PluginDescription {
  /// The plugin as plans take it.
  public var definition: PluginDefinition {
    let prepared = PreparedStanzaTable(stanza)
    var definition = PluginDefinition(
      name: name, connection: connection
    ) { [self] stanza throws(StanzaRefusal) in
      let readings = try stanza.read(prepared)
      var results: [PluginDefinition.Reading] = []
      for reading in readings { results.append(try result(of: reading)) }
      return results
    }
    definition.table = stanza
    return definition
  }

  private func result(
    of reading: StanzaReading
  ) throws(StanzaRefusal) -> PluginDefinition.Reading {
    var reading = reading
    for defect in defects where defect.when?.holds(for: reading) ?? true {
      reading.findings.append(
        Diagnostic(
          .note, id: "known-defect", defect.message,
          at: reading.directive?.location, length: reading.directive?.width ?? 1,
          fix: defect.fix))
    }
    let started = try resolvedWatches(reading)
    var result = PluginDefinition.Reading(reading)
    result.gate =
      switch gate {
      case .fixed(let gate): gate
      case .setting(let name): reading.duration(name).map { .limit($0) } ?? .none
      }
    result.rights = rights
    guard !started.isEmpty || !reads.isEmpty || connection == .k8sAPI else { return result }
    result.makeWatcher = { [name, reads] in
      DescribedWatcher(name: name, watches: started, reads: reads)
    }
    return result
  }

  private func resolvedWatches(
    _ reading: StanzaReading
  ) throws(StanzaRefusal) -> [DescribedWatcher.Watch] {
    var started: [DescribedWatcher.Watch] = []
    for watch in watches where watch.starts?.holds(for: reading) ?? true {
      let arguments = watch.arguments(in: reading)
      for (position, argument) in arguments.enumerated() {
        var values = reading.texts
        values["each"] = argument?.text ?? ""
        let name = arguments.count > 1 ? "\(watch.name)-\(position + 1)" : watch.name
        let namespace = StanzaMessage.fill(watch.namespace, values)
        started.append(
          DescribedWatcher.Watch(
            name: name, declaration: watch, namespace: namespace.isEmpty ? nil : namespace,
            labelSelector: try labelSelector(watch, values, argument ?? reading.directive)))
      }
    }
    return started
  }

  private func labelSelector(
    _ watch: WatchDeclaration, _ values: [String: String], _ token: Token?
  ) throws(StanzaRefusal) -> String {
    let parts = watch.labels.map { StanzaMessage.fill($0, values) }.filter { !$0.isEmpty }
    let text = parts.joined(separator: ",")
    do throws(SelectorError) {
      return try LabelSelector(parsing: text).description
    } catch {
      throw StanzaRefusal(
        id: "invalid-selector", "\(name) cannot select by \"\(text)\": \(error)", at: token,
        fix: error.hint)
    }
  }
}

extension WatchDeclaration {
  /// The arguments for each of which the watch is started; one of nil for a watch that is not
  /// repeated.
  fileprivate func arguments(in reading: StanzaReading) -> [Token?] {
    guard let each else { return [nil] }
    let usesFirst = reading.table.property(each.property)?.arguments.usesFirst ?? false
    let arguments = (reading.occurrences[each.property] ?? [])
      .flatMap { usesFirst ? Array($0.arguments.prefix(1)) : $0.arguments }
    return arguments.isEmpty && each.isOnceOtherwise ? [nil] : arguments
  }
}

extension StanzaReading {
  /// The settings as texts, for selectors; those that are not set are empty.
  fileprivate var texts: [String: String] {
    var texts: [String: String] = [:]
    for setting in table.properties.flatMap(\.settings) {
      texts[setting] = self[setting]?.text ?? ""
    }
    return texts
  }
}
