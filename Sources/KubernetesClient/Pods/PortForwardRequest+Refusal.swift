import KubernetesWire

extension PortForwardRequest {
  /// What an answer other than 101 means.
  ///
  /// `plain` is the same failure as of any other request; its status holds the body, also where that
  /// is a kubelet's plain text. The words are those of Kubernetes 1.36.
  func refusal(_ plain: ClientError, code: Int) -> ClientError {
    var error = plain
    let (words, reason) = (plain.status?.message ?? "", plain.status?.reason ?? "")
    switch code {
    case 403 where words.isEmpty && reason.isEmpty:
      error.code = .server
      error.message = "the container runtime of the pod \(pod) refused the WebSocket"
      error.cause = "403 without a word: it does not speak \(Self.subprotocol)"
      error.hint =
        "check that nothing between changes Sec-WebSocket-Protocol; it is no matter of RBAC"
    case 403 where reason == "Forbidden": return forbidden(plain, words)
    case 404 where words.contains("does not exist"):
      error.message = "the kubelet does not know the pod \(pod)"
      error.hint = "it has not started yet, or is gone already"
    case 404:
      error.message = "there is no pod \(pod)"
      error.hint = "it may have been replaced; list the pods again"
    case 400 where words.contains("does not have a host assigned"):
      error.message = "the pod \(pod) is on no node yet"
      error.hint = "wait until it has been scheduled"
    case 400 where words.contains("pgrade request required"):
      error.message = "the request to upgrade to a WebSocket did not arrive"
      error.hint =
        "check that any proxy or load balancer before the API server passes WebSockets on"
    case 500... where words.contains("error dialing backend"):
      error.code = .connect
      error.message = "the API server does not reach the kubelet of the pod \(pod)"
      error.hint = "check the node, and the way from the control plane to its port 10250"
    case 200..<300:
      error.code = .decode
      error.message = "\(request.line) was answered \(code), and became no WebSocket"
      error.hint = "check any proxy or load balancer before the API server"
    default: break
    }
    return error
  }

  private func forbidden(_ plain: ClientError, _ words: String) -> ClientError {
    var error = plain
    // The check of `create` gives no reason after the colon.
    let isCreate = words.split(separator: " ").suffix(2) == ["is", "forbidden:"]
    error.message =
      isCreate
      ? "create on pods/portforward is missing (needed from Kubernetes 1.35)"
      : "get on pods/portforward is missing"
    error.message += " for \(pod.name) in \(pod.namespace)"
    if plain.hint?.contains("rule") == true {
      error.hint =
        "let a Role of this identity have the rule {apiGroups: [\"\"], resources:"
        + " [\"pods/portforward\"], verbs: [\"get\", \"create\"]}"
    }
    return error
  }
}
