import CoreDNSPlugins
import DNSMessages

extension KubernetesSettings {
  /// Whether names of a namespace are answered: it has to be configured, where any is, and exist.
  func exposes<Failure: Error>(
    _ namespace: String, _ run: AnswerRun, exists: () throws(Failure) -> Bool
  ) throws(Failure) -> Bool {
    guard namespaces.isEmpty || namespaces.contains(namespace) else {
      run.note(Fact("namespace \(namespace) is not among those of the property namespaces"))
      return false
    }
    guard try exists() else {
      let why = namespaceLabels.map { "does not exist, or its labels do not match \($0)" }
      run.note(
        Fact(
          "namespace \(namespace) \(why ?? "does not exist")", object: "namespace/\(namespace)"))
      return false
    }
    run.note(Fact("namespace \(namespace) is exposed", object: "namespace/\(namespace)"))
    return true
  }
}

extension [ServiceEntry] {
  /// The name servers' entries as the records of `ns.dns`: those of the family that is asked for,
  /// under the name as asked.
  func asNameServer(_ request: Request) -> [ServiceEntry] {
    filter { request.type == ($0.address?.isIPv4 == true ? .a : .aaaa) }.map { entry in
      var entry = entry
      entry.owner = request.name
      return entry
    }
  }
}
