public import DNSMessages

/// What a client asks.
public struct Question: Hashable, Sendable {
  /// The name, in the letter case in which it is asked.
  public var name: DNSName
  /// The type.
  public var type: RecordType
  /// The address that the question comes from.
  public var client: InternetAddress
  /// The server's port.
  public var port: Int

  /// The client where none is said.
  public static let localClient = InternetAddress(ipv4: 0x7F00_0001)

  /// Makes a question.
  public init(
    _ name: DNSName, _ type: RecordType, client: InternetAddress = localClient, port: Int = 53
  ) {
    self.name = name
    self.type = type
    self.client = client
    self.port = port
  }
}
