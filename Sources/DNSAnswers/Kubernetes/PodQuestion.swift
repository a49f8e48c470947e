import CoreDNSPlugins
import DNSMessages
import Informers

/// What a name of a pod asks for, as far as no store is needed.
struct PodQuestion {
  /// The address that the name spells.
  let text: String
  /// The entry that answers it.
  let entry: ServiceEntry
  /// Whether the name alone decides: with `pods insecure`.
  let isSettled: Bool

  /// Denies every name where pods are not answered.
  static func checkMode(_ settings: KubernetesSettings, _ run: AnswerRun) throws(BackendFault) {
    guard settings.pods == .disabled else { return }
    run.note(Fact("pods disabled: no name of a pod is answered"))
    throw .nameError
  }

  /// Reads a name that has a label for a pod.
  init(
    _ name: ClusterName, in zone: String, _ settings: KubernetesSettings, ttl: UInt32,
    _ run: AnswerRun
  ) throws(BackendFault) {
    text = PodText.address(name.object)
    entry = ServiceEntry(
      host: text, ttl: ttl, owner: DNSName.joined(name.object, name.namespace, "pod", zone))
    isSettled = settings.pods == .insecure
    guard isSettled else { return }
    guard entry.address != nil else {
      run.note(Fact("\(name.object) is no address: \(text)"))
      throw .nameError
    }
    run.note(Fact("pods insecure: the address \(text) is taken from the name itself"))
  }

  /// Notes that a pod has the address.
  func note(_ key: ObjectKey, _ run: AnswerRun) {
    run.note(
      Fact("pod \(key) has the address \(text)", object: "pod/\(key)", path: ".status.podIP"))
  }

  /// Notes that no pod of a namespace has it.
  func noteAbsence(in namespace: String, _ run: AnswerRun) {
    run.note(Fact("pods verified: no pod of namespace \(namespace) has the address \(text)"))
  }
}
