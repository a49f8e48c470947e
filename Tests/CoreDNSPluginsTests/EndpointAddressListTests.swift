import Testing

@testable import CoreDNSPlugins

@Suite struct EndpointAddressListTests {
  private static let addresses = [
    EndpointAddress(),
    EndpointAddress(
      ip: "10.0.0.1", hostname: "web-0", nodeName: "node-1", targetRefName: "web-0-x"),
    EndpointAddress(ip: "fd00::1", targetRefName: String(repeating: "n", count: 127)),
    EndpointAddress(ip: "1", hostname: String(repeating: "h", count: 128), nodeName: "ü\u{0}"),
    EndpointAddress(targetRefName: String(repeating: "t", count: 20_000)),
  ]

  private func list(_ addresses: [EndpointAddress]) -> EndpointAddressList {
    var list = EndpointAddressList()
    for address in addresses { list.append(address) }
    return list
  }

  @Test func whatIsAddedComesBackInOrder() {
    for count in 0...Self.addresses.count {
      let some = Array(Self.addresses.prefix(count))
      var list = list(some)
      #expect(Array(list) == some)
      #expect(list.count == count)
      var ips: [String] = []
      list.forEachIP { ips.append($0) }
      #expect(ips == some.map(\.ip))
      list.releaseSpareCapacity()
      #expect(Array(list) == some)
    }
  }

  @Test func listsAreEqualWhereTheirAddressesAre() {
    #expect(list(Self.addresses) == list(Self.addresses))
    #expect(list(Self.addresses) != list(Self.addresses.dropLast()))
    // The same text, cut otherwise.
    #expect(
      list([EndpointAddress(ip: "ab", hostname: "c")])
        != list([EndpointAddress(ip: "a", hostname: "bc")]))
    #expect(list([]) == EndpointAddressList())
  }
}
