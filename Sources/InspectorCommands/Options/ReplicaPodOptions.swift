import ArgumentParser
import Sessions

/// Which pods are those of CoreDNS.
struct ReplicaPodOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What picks the pods of CoreDNS.", valueName: "labels"))
  var selector = "k8s-app=kube-dns"

  @Option(name: .shortAndLong, help: "The namespace of the pods of CoreDNS.")
  var namespace = "kube-system"

  func validate() throws {
    if namespace.isEmpty { throw ValidationError("--namespace needs a name") }
  }

  /// What they say, for pods that are looked at as usual.
  var request: ReplicasRequest {
    var request = ReplicasRequest()
    request.selector = selector
    request.namespace = namespace
    return request
  }

  /// Those that say something else than is usual.
  var given: [String] {
    let usual = ReplicasRequest()
    return [
      ("--selector", selector != usual.selector), ("--namespace", namespace != usual.namespace),
    ].filter(\.1).map(\.0)
  }
}
