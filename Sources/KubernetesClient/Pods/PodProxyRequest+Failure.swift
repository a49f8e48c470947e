import KubernetesWire

extension PodProxyRequest {
  /// What the API server's own account of a failure means, with its words as the cause.
  ///
  /// `plain` is the same failure as of any other request; the words are those of Kubernetes 1.36.
  func failure(_ plain: ClientError) -> ClientError {
    let words = plain.status?.message ?? ""
    var error = plain
    switch plain.status?.code {
    case 403:
      error.message = "get on pods/proxy is missing for \(resourceName) in \(pod.namespace)"
      if plain.hint?.contains("rule") == true {
        error.hint =
          "let a Role of this identity have the rule {apiGroups: [\"\"], resources:"
          + " [\"pods/proxy\"], verbs: [\"get\"]}; where it has resourceNames, they hold"
          + " \"\(resourceName)\", not the pod's name alone"
      }
    case 404:
      error.message = "there is no pod \(pod)"
      error.hint = "it may have been replaced; list the pods again"
    case 400 where words.contains("address not allowed"):
      error.message = "the API server does not connect to the address of the pod \(pod)"
      error.hint = "the pod has no address yet, or a loopback, link-local or multicast one"
    case 503: return unreached(error, words)
    default: break
    }
    return error
  }

  private func unreached(_ plain: ClientError, _ words: String) -> ClientError {
    let place = "port \(port) of the pod \(pod)"
    var error = plain
    if words.contains("connection refused") {
      error.code = .connect
      error.message = "\(place) refuses the connection of the API server"
      error.hint =
        "nothing listens there, or on localhost alone, where port forwarding reaches and the"
        + " proxy does not"
    } else if words.contains("i/o timeout") || words.contains("no route to host") {
      error = unanswered(error)
    } else if words.hasSuffix("EOF") || words.contains("malformed HTTP") {
      error.code = .decode
      error.message = "\(place) does not answer in HTTP"
      error.hint = "check the port; 53 speaks DNS"
    } else if words.contains("tls: ") || words.contains("x509: ") {
      error.code = .tls
      error.message = "the TLS handshake of the API server with \(place) failed"
      error.hint = "what listens there may speak plain HTTP"
    } else {
      error.message = "the API server does not reach \(place)"
    }
    return error
  }

  /// No answer of the pod in time, whether the API server says so or says nothing.
  func unanswered(_ plain: ClientError) -> ClientError {
    var error = plain
    error.code = .timeout
    error.message = "the API server gets no answer of port \(port) of the pod \(pod)"
    error.hint =
      "it connects to the pod's address itself; where the control plane is apart from the pods'"
      + " network or a network policy is between, port forwarding may still reach it"
    return error
  }
}
