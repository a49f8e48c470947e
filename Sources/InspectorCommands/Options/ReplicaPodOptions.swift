import ArgumentParser
import Sessions

/// Which pods are the replicas of CoreDNS.
struct ReplicaPodOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What picks the pods of CoreDNS. (default: \(Self.usual.selector))", valueName: "labels"))
  var selector: String?

  @Option(
    name: .shortAndLong, help: "The namespace of CoreDNS's pods. (default: \(Self.usual.namespace))"
  )
  var namespace: String?

  private static let usual = ReplicasRequest()

  func validate() throws {
    if selector == "" { throw ValidationError("--selector needs labels") }
    if namespace == "" { throw ValidationError("--namespace needs a name") }
  }

  /// The names of those that are given.
  var given: [String] {
    [("--selector", selector), ("--namespace", namespace)].compactMap { $1 == nil ? nil : $0 }
  }

  /// What is looked at, as they say it.
  var request: ReplicasRequest {
    var request = Self.usual
    if let selector { request.selector = selector }
    if let namespace { request.namespace = namespace }
    return request
  }
}
