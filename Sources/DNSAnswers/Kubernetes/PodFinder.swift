import CoreDNSPlugins
import DNSMessages
import Informers

/// Finds what a name of a pod stands for, as CoreDNS's `findPods` does.
struct PodFinder {
  private let backend: StockBackend

  init(_ backend: StockBackend) { self.backend = backend }

  func entries(
    _ name: ClusterName, in zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    let settings = backend.settings.common
    try PodQuestion.checkMode(settings, run)
    guard !name.object.isEmpty else { return [] }
    let question = try PodQuestion(name, in: zone, settings, ttl: backend.ttl, run)
    if question.isSettled { return [question.entry] }
    let pods = backend.stores.pods(address: question.text).filter { pod in
      pod.podIP == question.text && ClusterName.equal(name.namespace, pod.key.namespace)
    }
    guard !pods.isEmpty else {
      question.noteAbsence(in: name.namespace, run)
      throw .nameError
    }
    return pods.map { pod in
      question.note(pod.key, run)
      return question.entry
    }
  }
}
