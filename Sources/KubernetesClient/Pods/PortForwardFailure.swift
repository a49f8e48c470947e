/// Why a forwarded connection, or all of a session's, came to an end that is none in good order.
enum PortForwardFailure: Error, Hashable, Sendable {
  /// The error channel's words, such as that nothing listens on the port.
  case refused(String)
  /// The server ended the session with a code and words.
  case closed(code: UInt16, reason: String)
  /// The TCP connection ended in the middle of the session.
  case cut(String)
  /// So many bytes wait for their reader.
  case unread(limit: Int)
  /// What came is not what the protocol says.
  case malformed(String)
}

extension PortForwardFailure {
  /// The failure of one connection, to a port of a pod.
  ///
  /// A refused port is of code `connect`, with the server's own words as the cause.
  func error(_ pod: PodReference, port: UInt16) -> ClientError {
    let forwarding = "the forwarding to port \(port) of the pod \(pod)"
    switch self {
    case .refused(let words):
      return ClientError(
        .connect, "port \(port) of the pod \(pod) cannot be forwarded to", cause: words,
        hint: words.contains("refused")
          ? "nothing listens there on localhost, where the runtime connects to" : nil)
    case .closed(let code, let reason):
      return ClientError(
        .server, "the server ended \(forwarding) with code \(code)",
        cause: reason.isEmpty ? nil : reason)
    case .cut(let reason):
      return ClientError(.connect, "\(forwarding) broke", cause: reason)
    case .unread(let limit):
      return ClientError(.decode, "\(forwarding) brought more than \(limit) unread bytes")
    case .malformed(let reason):
      return ClientError(.decode, "\(forwarding) brought what is not its protocol", cause: reason)
    }
  }
}
