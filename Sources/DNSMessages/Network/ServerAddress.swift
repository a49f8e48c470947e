import NIOCore

/// Where a name server is: an address and a port.
public struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
  /// The address.
  public var address: InternetAddress
  /// The port.
  public var port: Int

  /// Makes an address.
  public init(_ address: InternetAddress, port: Int = 53) {
    self.address = address
    self.port = port
  }

  /// Reads `10.0.0.10`, `10.0.0.10:53`, `::1` or `[::1]:53`, also behind `dns://`; nil for anything
  /// else.
  public init?(_ text: some StringProtocol) {
    let text = text.hasPrefix("dns://") ? String(text.dropFirst(6)) : String(text)
    if let address = InternetAddress(text) {
      self.init(address)
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (1...65535).contains(port)
    else { return nil }
    var host = text[..<colon]
    if host.first == "[", host.last == "]" { host = host.dropFirst().dropLast() }
    guard let address = InternetAddress(host) else { return nil }
    self.init(address, port: port)
  }

  /// The address and port, an IPv6 address in brackets.
  public var description: String {
    address.isIPv4 ? "\(address):\(port)" : "[\(address)]:\(port)"
  }

  func socketAddress() throws -> SocketAddress {
    try SocketAddress(ipAddress: address.description, port: port)
  }
}
