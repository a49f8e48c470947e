import Crypto
import KubernetesClient
import KubernetesConfiguration

extension ServerCore {
  /// Answers a port forward as API server, kubelet and container runtime do in turn.
  ///
  /// The direct protocol `v4.channel.k8s.io` is spoken; SPDY, plain or inside a WebSocket as kubectl
  /// wants it, is refused in words.
  func portForward(
    _ request: ServerRequest, _ target: PodSubresource, _ identity: Identity
  ) throws -> ServerResponse {
    try requireCreate(target, identity)
    let pod = try runningPod(target.namespace, target.name)
    let entries = try Self.entries(request)
    guard !pod.node.isEmpty else {
      throw APIFailure.badRequest("pod \(pod.name) does not have a host assigned")
    }
    let upgrade = (request.headers["upgrade"] ?? "").lowercased()
    guard !upgrade.isEmpty, request.httpVersion == "HTTP/1.1" else {
      throw APIFailure.badRequest("Upgrade request required")
    }
    let asked = Self.subprotocols(request)
    guard upgrade == "websocket", !asked.contains(where: { $0.hasPrefix("SPDY/") }) else {
      throw APIFailure.badRequest(
        "the simulated cluster forwards ports over WebSocket with v4.channel.k8s.io only, not over "
          + "SPDY, which kubectl speaks")
    }
    guard !pod.address.isEmpty else { return .kubelet("pod does not exist", status: 404) }
    guard !entries.isEmpty else { return .kubelet("query parameter \"port\" is required") }
    guard !entries.contains(0) else { return .kubelet("port \"0\" must be > 0") }
    return switched(request, asked, pod, entries)
  }

  /// Since 1.35 a WebSocket, though it is a GET, needs the right to create as well; the refusal has
  /// no reason.
  private func requireCreate(_ target: PodSubresource, _ identity: Identity) throws {
    let resource = AccessRequest.Resource(
      resource: "pods", subresource: "portforward", namespace: target.namespace, name: target.name)
    guard authorizer.decide(identity, AccessRequest("create", resource)).isAllowed else {
      throw APIFailure(
        403, "Forbidden", "pods \"\(target.name)\" is forbidden: ",
        details: .init(name: target.name, kind: "pods"))
    }
  }

  /// The numbers of `ports`, given several times or with commas; the older `port` is not looked at.
  private static func entries(_ request: ServerRequest) throws -> [UInt16] {
    try request.query.filter { $0.name == "ports" }
      .flatMap { $0.value.split(separator: ",", omittingEmptySubsequences: false) }
      .map { text in
        if let port = UInt16(text), text.first != "+" { return port }
        let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        throw APIFailure.badRequest(
          "cannot convert to []int32: strconv.ParseUint: parsing \"\(text)\": "
            + (isNumber ? "value out of range" : "invalid syntax"))
      }
  }

  private static func subprotocols(_ request: ServerRequest) -> [String] {
    request.headers.all("sec-websocket-protocol").flatMap { $0.split(separator: ",") }
      .map { $0.trimmingSpaces }
  }

  private func switched(
    _ request: ServerRequest, _ asked: [String], _ pod: RunningPod, _ entries: [UInt16]
  ) -> ServerResponse {
    guard request.method == "GET" else {
      return .closing("HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\nbad method")
    }
    let spoken = "v4.channel.k8s.io"
    guard asked.isEmpty || asked.contains(spoken), let key = request.headers["sec-websocket-key"]
    else { return .closing("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n") }
    let digest = Insecure.SHA1.hash(data: Array((key + Self.webSocketSuffix).utf8))
    let head = """
      HTTP/1.1 101 Switching Protocols\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Accept: \(Base64.encode(Array(digest)))\r
      Sec-WebSocket-Protocol: \(asked.isEmpty ? "" : spoken)\r
      \r

      """
    return ServerResponse(
      status: 101, contentType: "",
      body: .portForward(
        PortForward(head: head, pod: pod.name, entries: entries, ports: pod.ports)))
  }

  /// What RFC 6455 puts behind a client's key.
  private static let webSocketSuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
}

extension ServerResponse {
  /// What a kubelet says before it switches protocols: plain text.
  fileprivate static func kubelet(_ text: String, status: Int = 400) -> ServerResponse {
    ServerResponse(
      status: status, contentType: "text/plain; charset=utf-8", body: .bytes(Array(text.utf8)))
  }

  /// An answer as a WebSocket library writes it by itself, behind which it closes.
  fileprivate static func closing(_ text: String) -> ServerResponse {
    ServerResponse(contentType: "", body: .closing(Array(text.utf8)))
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
