import KubernetesWire

/// A GET that the API server passes on to a pod: `pods/proxy`.
struct PodProxyRequest: Hashable {
  /// The pod.
  let pod: PodReference
  /// The port, always a number: a name makes an API server of 1.36 reset the stream.
  let port: UInt16
  /// The path on the pod, with or without a slash before it.
  let path: String
  /// Whether the API server speaks TLS to the pod.
  let isTLS: Bool

  /// `POD:PORT`, the object's name for RBAC.
  var resourceName: String { "\(pod.name):\(port)" }

  /// The request to the API server.
  var request: APIRequest {
    let name = PercentEncoding.component(pod.name)
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    let rest = (segments.first?.isEmpty == true ? segments.dropFirst() : segments[...])
      .map { PercentEncoding.component(String($0)) }.joined(separator: "/")
    let pods = GroupVersionResource.pods.path(namespace: pod.namespace)
    return APIRequest(
      path: "\(pods)/\(isTLS ? "https:" : "")\(name):\(port)/proxy/\(rest)", accept: .json)
  }

  /// The account of the API server itself, where it answered and not the pod; nil where the pod did.
  static func serversOwnAccount(status: Int, contentType: String, body: [UInt8]) -> APIStatus? {
    guard !(200..<300).contains(status), contentType.hasPrefix("application/json"),
      let json = try? JSONValue(parsing: body)
    else { return nil }
    return APIStatus(json: json)
  }
}
