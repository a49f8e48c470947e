import KubernetesWire
import Informers
import Inspection
import KubernetesClient
import Testing

/// Events as reports.
struct EventReportTests {
  /// An object that keeps one field and its version.
  private struct Thing: StoredObject {
    var key = ObjectKey(namespace: "a", name: "x")
    var resourceVersion: String
    var ip: String
    static let projection = Projection<Thing>(
      initial: Thing(resourceVersion: "", ip: ""), fields: [])
    static let columns: [ObjectColumn] = []
    var fields: JSONObject {
      JSONObject([("ip", .string(ip)), ("resourceVersion", .string(resourceVersion))])
    }
  }

  private func change(_ event: InformerEvent) -> EventReport.Change {
    EventReport.Change(event, objects: 7)
  }

  @Test func anUpdateNamesTheFieldsThatChangedWithoutTheVersion() {
    let old = Thing(resourceVersion: "1", ip: "10.0.0.1")
    let new = Thing(resourceVersion: "2", ip: "10.0.0.2")
    guard
      case .updated(let object, let oldVersion, let changes) = change(
        .updated(old: old, new: new))
    else {
      Issue.record("no update")
      return
    }
    #expect(object.resourceVersion == "2")
    #expect(oldVersion == "1")
    #expect(changes == [FieldDifference(path: "ip", old: "10.0.0.1", new: "10.0.0.2")])
  }

  @Test func anUpdateOfNothingThatIsKeptHasNoChanges() {
    let old = Thing(resourceVersion: "1", ip: "10.0.0.1")
    let new = Thing(resourceVersion: "2", ip: "10.0.0.1")
    #expect(
      change(.updated(old: old, new: new))
        == .updated(ObjectReport(new), oldVersion: "1", []))
  }

  @Test func whatIsAboutAnObjectIsToldFromTheRest() {
    func isAboutObject(_ event: InformerEvent) -> Bool {
      EventReport(
        time: .zero, identity: BlockIdentity(keys: ["."], plugin: "k8s_api"), watch: "thing",
        change: change(event)
      ).isAboutObject
    }
    let thing = Thing(resourceVersion: "1", ip: "")
    #expect(isAboutObject(.added(thing)))
    #expect(isAboutObject(.deleted(thing)))
    #expect(!isAboutObject(.listed(resourceVersion: "3", isFirst: true)))
    #expect(!isAboutObject(.failed(ClientError(.connect, "refused"))))
    #expect(
      change(.listed(resourceVersion: "3", isFirst: false))
        == .listed(objects: 7, resourceVersion: "3", isFirst: false))
  }
}
