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
    let mode = backend.settings.common.pods
    guard mode != .disabled else {
      run.note(Fact("pods disabled: no name of a pod is answered"))
      throw .nameError
    }
    guard !name.object.isEmpty else { return [] }
    let text = PodText.address(name.object)
    let entry = ServiceEntry(
      host: text, ttl: backend.ttl,
      owner: DNSName.joined(name.object, name.namespace, "pod", zone))
    if mode == .insecure {
      guard entry.address != nil else {
        run.note(Fact("\(name.object) is no address: \(text)"))
        throw .nameError
      }
      run.note(Fact("pods insecure: the address \(text) is taken from the name itself"))
      return [entry]
    }
    let pods = backend.stores.pods(address: text).filter { pod in
      pod.podIP == text && ClusterName.equal(name.namespace, pod.key.namespace)
    }
    guard !pods.isEmpty else {
      run.note(Fact("pods verified: no pod of namespace \(name.namespace) has the address \(text)"))
      throw .nameError
    }
    return pods.map { pod in
      run.note(
        Fact(
          "pod \(pod.key) has the address \(text)", object: "pod/\(pod.key)", path: ".status.podIP")
      )
      return entry
    }
  }
}
