/// A port forward that is granted: what is answered, and what it leads to.
struct PortForward: Sendable {
  /// The head of the answer that switches protocols, with the empty line behind it.
  var head: String
  /// The pod's name.
  var pod: String
  /// One entry for each connection, in the order of the channels.
  var entries: [UInt16]
  /// What listens in the pod.
  var ports: PodPorts

  /// What an entry leads to; nil when nobody listens there.
  func listener(_ entry: Int) -> PodPorts.Listener? { ports.onLoopback(entries[entry]) }

  /// What a container runtime says of a port at which nobody listens.
  func refusal(_ entry: Int) -> String {
    let port = entries[entry]
    return "error forwarding port \(port) to pod \(pod), uid : failed to execute portforward in "
      + "sandbox \"\(pod)\": no listener on localhost:\(port) in the pod: IPv4: dial tcp4 "
      + "127.0.0.1:\(port): connect: connection refused, IPv6: dial tcp6 [::1]:\(port): connect: "
      + "connection refused"
  }
}
