import Crypto
import KubernetesConfiguration
import NIOHTTP1

/// The request that becomes the WebSocket of a port forwarding.
struct PortForwardRequest {
  /// The one protocol that every kubelet and API server since 1.6 speaks.
  static let subprotocol = "v4.channel.k8s.io"

  /// The pod.
  let pod: PodReference
  /// The ports, one for each connection.
  let ports: [UInt16]
  /// What the server proves to have read, base64.
  let key: String

  /// Takes the 16 bytes of the key.
  init(_ pod: PodReference, ports: [UInt16], key: [UInt8]) {
    self.pod = pod
    self.ports = ports
    self.key = Base64.encode(key)
  }

  /// The request to the API server; without the upgrade's headers.
  var request: APIRequest {
    APIRequest(
      path: GroupVersionResource.pods.path(namespace: pod.namespace, name: pod.name)
        + "/portforward",
      query: ports.map { APIRequest.QueryItem("ports", "\($0)") }, accept: .json)
  }

  /// The headers that ask for the upgrade; nothing is to be compressed.
  func addUpgrade(to headers: inout HTTPHeaders) {
    headers.remove(name: "accept-encoding")
    headers.add(name: "upgrade", value: "websocket")
    headers.add(name: "connection", value: "Upgrade")
    headers.add(name: "sec-websocket-key", value: key)
    headers.add(name: "sec-websocket-version", value: "13")
    headers.add(name: "sec-websocket-protocol", value: Self.subprotocol)
  }

  /// Checks a head of status 101.
  ///
  /// Throws a ``ClientError`` with code `decode` where the server does not agree to this WebSocket.
  func requireAgreement(_ headers: HTTPHeaders) throws(ClientError) {
    let problem: String? =
      if !headers[canonicalForm: "upgrade"].contains(where: { $0.lowercased() == "websocket" }) {
        "it names no WebSocket"
      } else if headers.first(name: "sec-websocket-accept") != expectedAccept {
        "Sec-WebSocket-Accept is not that of this request"
      } else if headers.first(name: "sec-websocket-protocol") != Self.subprotocol {
        "it does not name the protocol \(Self.subprotocol)"
      } else if headers.contains(name: "sec-websocket-extensions") {
        "it names an extension that was not asked for"
      } else {
        nil
      }
    guard let problem else { return }
    throw ClientError(
      .decode, "\(request.line) was answered 101, but not for this WebSocket", cause: problem,
      hint: "check any proxy or load balancer before the API server")
  }

  private var expectedAccept: String {
    let guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    return Base64.encode(Array(Insecure.SHA1.hash(data: Array((key + guid).utf8))))
  }
}
