import Testing

@testable import SimulatedCluster

/// The protocol of a port forward, without a connection.
struct PortForwardSessionTests {
  @Test func greetsOnEveryChannelWithALittleEndianPort() {
    let session = PortForwardSession(ports: [53, 9153])
    #expect(
      session.greeting == [
        .send([0, 0x35, 0]), .send([1, 0x35, 0]), .send([2, 0xC1, 0x23]), .send([3, 0xC1, 0x23]),
      ])
  }

  @Test func dropsWhatIsEmptyOrForNoDataChannel() {
    var session = PortForwardSession(ports: [53])
    for payload: [UInt8] in [[], [0], [1, 7], [2, 7], [255, 7]] {
      #expect(session.receive(.data, payload).isEmpty)
    }
    #expect(session.receive(.data, [0, 7]) == [.deliver(entry: 0, [7])])
  }

  @Test func cutsWhatTheProgramSends() {
    let session = PortForwardSession(ports: [53])
    let actions = session.output(0, Array(repeating: 9, count: 10_000))
    let sizes = actions.map { action -> Int in
      if case .send(let bytes) = action { bytes.count } else { 0 }
    }
    #expect(sizes == [4097, 4097, 1809])
  }

  @Test func closesWhenTheLastEntryHasEnded() {
    var session = PortForwardSession(ports: [54, 53])
    #expect(session.end(0, error: "no") == [.send([1, 0x6E, 0x6F])])
    #expect(session.receive(.data, [0, 7]).isEmpty)
    #expect(session.receive(.data, [2, 7]) == [.deliver(entry: 1, [7])])
    #expect(session.end(1) == [.close])
    #expect(session.end(1).isEmpty)
    #expect(session.receive(.ping, []).isEmpty)
  }

  @Test func saysNothingOnceTheClientHasClosed() {
    var session = PortForwardSession(ports: [53])
    #expect(session.receive(.close, [3, 0xE8]) == [.close])
    #expect(session.output(0, [1]).isEmpty)
    #expect(session.end(0).isEmpty)
  }
}
