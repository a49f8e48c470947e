import KubernetesWire
import Informers
import KubernetesClient

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A pod as small as a test needs it.
struct TestPod: StoredObject, Equatable {
  var key = ObjectKey(name: "")
  var resourceVersion = ""
  var ip = ""
  var isTerminating = false

  static let projection = Projection<TestPod>(
    initial: TestPod(),
    fields: [
      .message(
        "metadata", 1,
        [
          .text("name", 1) { $0.key.name = $1.string() },
          .text("namespace", 3) { $0.key.namespace = $1.interned() },
          .text("resourceVersion", 6) { $0.resourceVersion = $1.string() },
          .presence("deletionTimestamp", 9) { $0.isTerminating = true },
        ]),
      .message("status", 3, [.text("podIP", 6) { $0.ip = $1.string() }]),
    ])
  static let columns = [ObjectColumn("POD IP", field: "podIP")]
  var fields: JSONObject { JSONObject([("podIP", .string(ip))]) }

  static let podIP = Index<TestPod>("PodIP") { pod, emit in emit(pod.ip) }

  init(_ key: String = "", _ resourceVersion: String = "", ip: String = "") {
    self.key = ObjectKey(key) ?? ObjectKey(name: key)
    self.resourceVersion = resourceVersion
    self.ip = ip
  }

  /// The pod as an API server writes it.
  var json: String {
    """
    {"kind":"Pod","apiVersion":"v1","metadata":{"name":"\(key.name)",\
    "namespace":"\(key.namespace)","resourceVersion":"\(resourceVersion)"\
    \(isTerminating ? #","deletionTimestamp":"2026-01-02T03:04:05Z""# : "")},\
    "status":{"podIP":"\(ip)"}}
    """
  }
}

/// A service, for the recorded streams.
struct TestService: StoredObject, Equatable {
  var key = ObjectKey(name: "")
  var resourceVersion = ""
  var clusterIP = ""

  static let projection = Projection<TestService>(
    initial: TestService(),
    fields: [
      .message(
        "metadata", 1,
        [
          .text("name", 1) { $0.key.name = $1.string() },
          .text("namespace", 3) { $0.key.namespace = $1.interned() },
          .text("resourceVersion", 6) { $0.resourceVersion = $1.string() },
        ]),
      .message("spec", 2, [.text("clusterIP", 3) { $0.clusterIP = $1.string() }]),
    ])
  static let columns: [ObjectColumn] = []
  var fields: JSONObject { JSONObject() }
}

/// The bodies that the scripted API server answers with, as JSON.
enum Body {
  static func list(
    _ pods: [TestPod], version: String, token: String = "", remaining: Int? = nil
  ) -> [UInt8] {
    let items = pods.map(\.json).joined(separator: ",")
    let more = token.isEmpty ? "" : ",\"continue\":\"\(token)\""
    let count = remaining.map { ",\"remainingItemCount\":\($0)" } ?? ""
    return Array(
      """
      {"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"\(version)"\(more)\(count)},\
      "items":[\(items)]}
      """.utf8)
  }

  static func event(_ type: String, _ pod: TestPod) -> [UInt8] {
    Array("{\"type\":\"\(type)\",\"object\":\(pod.json)}\n".utf8)
  }

  static func bookmark(_ version: String, initialEventsEnd: Bool = false) -> [UInt8] {
    let annotations =
      initialEventsEnd ? #","annotations":{"k8s.io/initial-events-end":"true"}"# : ""
    return Array(
      """
      {"type":"BOOKMARK","object":{"kind":"Pod","apiVersion":"v1","metadata":\
      {"resourceVersion":"\(version)"\(annotations)}}}

      """.utf8)
  }

  static func error(code: Int, reason: String) -> [UInt8] {
    Array(
      """
      {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},\
      "status":"Failure","message":"the server's words","reason":"\(reason)","code":\(code)}}

      """.utf8)
  }
}
