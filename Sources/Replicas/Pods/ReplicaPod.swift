public import KubernetesWire

/// A pod of CoreDNS, as the API server has it.
public struct ReplicaPod: Hashable, Sendable {
  /// Its namespace.
  public var namespace: String
  /// Its name.
  public var name: String
  /// The node that it runs on; nil before it has one.
  public var node: String?
  /// Its address; nil before it has one.
  public var address: String?
  /// The image of CoreDNS's container; empty where there is none.
  public var image: String
  /// How often CoreDNS's container was restarted.
  public var restarts: Int
  /// Whether the kubelet finds it ready.
  public var isReady: Bool
  /// When it was made, in seconds since the beginning of 1970.
  public var createdAt: Int64?
  /// When CoreDNS's container last started, in seconds since the beginning of 1970.
  public var startedAt: Int64?
  /// Why it is not asked; nil where it is.
  public var skipped: String?
  /// How the kubelet says that the container waits, such as `CrashLoopBackOff`; nil where it runs.
  public var waiting: String?
  /// The environment of CoreDNS's container, as far as the pod's own text says it.
  public var environment: [String: String]

  /// Makes a pod of which nothing else is known.
  public init(namespace: String, name: String) {
    self.namespace = namespace
    self.name = name
    image = ""
    restarts = 0
    isReady = false
    environment = [:]
  }

  /// Takes a pod of a list; nil where it has no name.
  public init?(_ json: JSONValue) {
    let metadata = json["metadata"]
    guard let name = metadata?["name"]?.stringValue,
      let namespace = metadata?["namespace"]?.stringValue
    else { return nil }
    self.init(namespace: namespace, name: name)
    let (spec, status) = (json["spec"], json["status"])
    node = Self.given(spec?["nodeName"])
    address = Self.given(status?["podIP"])
    let containers = spec?["containers"]?.arrayValue ?? []
    let container =
      containers.first { $0["image"]?.stringValue?.contains("coredns") == true }
      ?? containers.first
    image = container?["image"]?.stringValue ?? ""
    environment = (container?["env"]?.arrayValue ?? []).reduce(into: [:]) { result, variable in
      guard let key = variable["name"]?.stringValue else { return }
      result[key] = variable["value"]?.stringValue
    }
    let state = (status?["containerStatuses"]?.arrayValue ?? []).first {
      $0["name"] == container?["name"]
    }
    restarts = state?["restartCount"]?.integerValue.map { Int(clamping: max(0, $0)) } ?? 0
    waiting = state?["state"]?["waiting"]?["reason"]?.stringValue
    startedAt = Self.time(state?["state"]?["running"]?["startedAt"])
    createdAt = Self.time(metadata?["creationTimestamp"])
    isReady = (status?["conditions"]?.arrayValue ?? []).contains {
      $0["type"] == "Ready" && $0["status"] == "True"
    }
    skipped = Self.reason(json, node: node, address: address)
  }

  /// The version that the image's tag names; nil where it names none.
  public var imageVersion: String? {
    let name = image.split(separator: "@").first ?? ""
    guard let colon = name.lastIndex(of: ":"), !name[colon...].contains("/") else { return nil }
    let tag = name[name.index(after: colon)...]
    let version = tag.hasPrefix("v") ? tag.dropFirst() : tag
    return version.first?.isNumber == true ? String(version) : nil
  }

  private static func given(_ value: JSONValue?) -> String? {
    value?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func time(_ value: JSONValue?) -> Int64? {
    value?.stringValue.flatMap(RFC3339.seconds)
  }

  private static func reason(_ json: JSONValue, node: String?, address: String?) -> String? {
    if given(json["metadata"]?["deletionTimestamp"]) != nil { return "is being deleted" }
    guard node != nil else { return "has no node yet: it is not scheduled" }
    let phase = json["status"]?["phase"]?.stringValue ?? "Unknown"
    guard phase == "Running" else { return "is \(phase), not Running" }
    return address == nil ? "has no address yet" : nil
  }
}
