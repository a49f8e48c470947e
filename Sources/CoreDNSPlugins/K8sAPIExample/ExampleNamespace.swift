import KubernetesWire
import Informers

/// A namespace as the example `kubernetes` plugin on `k8s_api` keeps it: whole.
public struct ExampleNamespace: DeclaredObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""
  /// The labels.
  public var labels: [String: String] = [:]
  /// `status.phase`, such as `Active`.
  public var phase = ""
  /// The whole object as it came.
  public var raw = RawObject.empty

  /// The same labels under the name that every stored object has.
  public var keptLabels: [String: String]? { labels }

  /// Writes the whole namespace.
  public func record(into json: inout JSONWriter) {
    for (name, value) in (try? raw.json())?.objectValue ?? JSONObject() { json.value(name, value) }
  }

  /// What is kept, declared once.
  static let stored = StoredFields(
    ExampleNamespace(), metadata: [.labels(\.labels).hidden],
    [
      .message("status", 3, [.text("phase", 1, \.phase, isShared: true).column("STATUS")]),
      .derived("labels") { .strings($0.labels) }.column("LABELS", isWide: true),
      .derived("object") { (try? $0.raw.json()) ?? .null },
    ], raw: { $0.raw = $1 })
}
