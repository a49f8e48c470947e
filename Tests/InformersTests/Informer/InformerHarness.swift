import Informers
import KubernetesClient
import Synchronization

/// An informer of test pods with its scripted API server and clock.
struct InformerHarness {
  let time = ManualTime()
  let server: ScriptedServer
  let informer: SharedInformer<TestPod>

  init(
    _ answers: [Answer], initialList: InformerContext.InitialList = .paged,
    specification: InformerSpecification<TestPod>? = nil
  ) {
    server = ScriptedServer(answers, time: time)
    informer = SharedInformer(
      specification
        ?? InformerSpecification(resource: .pods, kind: "Pod", indexes: [TestPod.podIP]),
      context: InformerContext(
        transport: server, time: time, initialList: initialList, random: { 0 }))
  }

  /// The store as `key@version` texts.
  var content: [String] {
    informer.store.objects().map { "\($0.key)@\($0.resourceVersion)" }
  }
}

/// Lets a script look at the informer that is made after it.
final class InformerBox: Sendable {
  private let content = Mutex<SharedInformer<TestPod>?>(nil)

  var informer: SharedInformer<TestPod>? {
    get { content.withLock { $0 } }
    set { content.withLock { $0 = newValue } }
  }

  var hasSynced: Bool { informer?.hasSynced ?? false }
}

/// Collects what is seen during a run.
final class Log: Sendable {
  private let lines = Mutex<[String]>([])

  func add(_ line: String) { lines.withLock { $0.append(line) } }

  var all: [String] { lines.withLock { $0 } }
}

extension InformerEvent {
  /// The event in few words.
  var text: String {
    switch self {
    case .added(let object): "added \(object.key)@\(object.resourceVersion)"
    case .updated(let old, let new):
      "updated \(new.key)@\(old.resourceVersion)-\(new.resourceVersion)"
    case .deleted(let object): "deleted \(object.key)@\(object.resourceVersion)"
    case .listed(let version, let isFirst): "listed \(version) \(isFirst ? "first" : "again")"
    case .failed(let error): "failed \(error.code.rawValue)"
    case .resumed(let failing): "resumed after \(failing)"
    }
  }
}
