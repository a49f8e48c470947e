import Inspection
import KubernetesWire
import Replicas

extension ReplicasReport {
  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      ("corefile", .string(entryName)), ("namespace", .string(namespace)),
      ("selector", .string(selector)), ("verdict", .string(verdict)),
      ("different", .bool(isDifferent)),
      (
        "replicas",
        .array(
          replicas.map { $0.document(lag: lag(of: $0), isSlow: slowness(of: $0) != nil) })
      ),
    ])
  }
}

extension ReplicasReport.Replica {
  fileprivate func document(lag: Int?, isSlow: Bool) -> JSONValue {
    .members([
      ("name", .string(pod.name)), ("namespace", .string(pod.namespace)), ("node", .text(pod.node)),
      ("address", .text(pod.address)), ("image", .string(pod.image)),
      ("version", .text(metrics?.version ?? pod.imageVersion)), ("ready", .bool(pod.isReady)),
      ("restarts", .count(pod.restarts)), ("waiting", .text(pod.waiting)),
      ("skipped", .text(pod.skipped)), ("problems", .strings(problems)),
      ("corefile", configuration.map(Self.document) ?? .null),
      ("sync", sync.map(Self.document) ?? .null), ("serial", .count(serial.map { Int($0) })),
      ("lagSeconds", .count(lag)), ("asked", .count(asked)), ("answered", .count(answered)),
      ("latencySeconds", latency.map(JSONValue.double) ?? .null),
      ("slow", .bool(isSlow)),
      ("differences", .array(differences.map(Self.document))),
      ("metrics", metrics.map(Self.document) ?? .null),
      ("failures", .array(failures.map(Self.document))),
    ])
  }

  private static func document(_ verdict: ConfigurationVerdict) -> JSONValue {
    .members([("state", .string(verdict.state.rawValue)), ("reason", .string(verdict.reason))])
  }

  private static func document(_ verdict: SyncVerdict) -> JSONValue {
    .members([
      ("state", .string(verdict.state.rawValue)), ("reason", .string(verdict.reason)),
      ("remarks", .strings(verdict.remarks)),
    ])
  }

  private static func document(_ difference: ReplicasReport.Difference) -> JSONValue {
    .members([
      ("question", .string(difference.question)), ("differences", .strings(difference.differences)),
    ])
  }

  private static func document(_ failure: ReplicaFailure) -> JSONValue {
    .members([("message", .string(failure.message)), ("hint", .text(failure.hint))])
  }

  private static func document(_ metrics: ReplicaMetrics) -> JSONValue {
    .members([
      ("version", .text(metrics.version)), ("plugins", .strings(metrics.plugins)),
      ("panics", .count(metrics.panics)), ("apiRequests", counts(metrics.apiRequests)),
      ("responses", counts(metrics.responses)), ("cacheEntries", counts(metrics.cacheEntries)),
      ("serverFailureShare", metrics.serverFailureShare.map(JSONValue.double) ?? .null),
      ("reloadHash", .text(metrics.reloadHash)), ("failedReloads", .count(metrics.failedReloads)),
      ("startedAt", metrics.startedAt.map(JSONValue.double) ?? .null),
    ])
  }

  private static func counts(_ counts: [String: Int]) -> JSONValue {
    .members(counts.sorted { $0.key < $1.key }.map { ($0.key, .count($0.value)) })
  }
}
