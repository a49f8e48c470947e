import DNSAnswers
import DNSMessages
import Informers
import Inspection
import K8sAPI

/// The names that replicas are asked for.
struct ReplicaQuestions {
  /// The zone's SOA, whose serial tells when a replica last took in a change.
  let authority: Question
  /// A name that surely does not exist.
  let absent: Question
  /// The names that are compared with the stores.
  let compared: [Question]

  /// How many services a sample has of the newest and of the others, each.
  private static let sampleSize = 8

  init(_ request: ReplicasRequest, _ sessions: [BlockSession], port: Int) {
    let zone = ExplainTarget.clusterDomain(sessions.map(\.plan))
    func question(_ name: String, _ type: RecordType = .a) -> Question {
      Question(DNSName(unchecked: name), type, port: port)
    }
    authority = question(zone, .soa)
    // No object can have this name: two hyphens are allowed, but no namespace is called so.
    absent = question("k8sapi-inspect--absent.k8sapi-inspect--absent.svc.\(zone)")
    if let questions = request.questions {
      compared = questions
      return
    }
    let services = Self.services(sessions, all: request.asksAllServices)
    compared = services.map { question("\($0).svc.\(zone)") }
  }

  /// Services as `name.namespace`: all, or the newest, whose change a replica may have missed, and
  /// some of the others.
  private static func services(_ sessions: [BlockSession], all: Bool) -> [String] {
    guard
      let indexer = sessions.lazy.compactMap({
        $0.registry.watch("service")?.informer.indexer
      }).first(where: { $0.count > 0 })
    else { return [] }
    let objects = indexer.list()
    let chosen: [any StoredObject]
    if all || objects.count <= 2 * sampleSize {
      chosen = objects
    } else {
      let newest = objects.sorted {
        (UInt64($0.resourceVersion) ?? 0) > (UInt64($1.resourceVersion) ?? 0)
      }.prefix(sampleSize)
      let step = objects.count / sampleSize
      let others = stride(from: 0, to: objects.count, by: step).map { objects[$0] }
      chosen = newest + others
    }
    let names = chosen.map { "\($0.key.name).\($0.key.namespace)" }
    return Set(names).sorted()
  }
}
