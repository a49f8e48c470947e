import NIOCore
import NIOWebSocket
import Synchronization

/// One WebSocket with the connections in it, between its event loop and the tasks that use it.
///
/// Closes the channel when nobody holds it any more.
final class PortForwardSession: Sendable {
  /// How long the server's answer to a close frame is waited for.
  private static let closeLimit = TimeAmount.seconds(1)

  private struct Reader {
    var id: UInt64
    var index: Int
    var continuation: CheckedContinuation<[UInt8]?, any Error>
    var timer: Scheduled<Void>?
  }

  private struct State {
    var machine: PortForwardStateMachine
    var readers: [Reader] = []
    var lastID: UInt64 = 0
    var channel: (any Channel)?
    /// Whether the socket is not read because readers are behind.
    var isReadHeld = false
  }

  /// The pod.
  let pod: PodReference
  /// The port of each connection.
  let ports: [UInt16]
  private let timeout: Duration
  private let randomness: WebSocketRandomness
  private let state: Mutex<State>

  init(
    _ pod: PodReference, ports: [UInt16], timeout: Duration, randomness: WebSocketRandomness
  ) {
    self.pod = pod
    self.ports = ports
    self.timeout = timeout
    self.randomness = randomness
    state = Mutex(State(machine: PortForwardStateMachine(ports: ports)))
  }

  deinit { state.withLock { $0.channel }?.close(promise: nil) }

  /// Sends bytes to a connection; returns when the socket has taken them.
  func send(_ index: Int, _ bytes: [UInt8]) async throws {
    let (frames, channel) = state.withLock { ($0.machine.messages(index, bytes), $0.channel) }
    guard let frames, let channel else { throw endError(index) }
    // A server that takes nothing is given up.
    let timer = channel.eventLoop.scheduleTask(in: timeout.timeAmount) {
      channel.close(promise: nil)
    }
    defer { timer.cancel() }
    do {
      for frame in frames { try await channel.writeAndFlush(masked(frame)).get() }
    } catch {
      throw endError(index)
    }
  }

  /// The next bytes of a connection; nil at its end.
  func receive(_ index: Int) async throws -> [UInt8]? {
    let id = state.withLock { state in
      state.lastID &+= 1
      return state.lastID
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { wait(id, index, $0) }
    } onCancel: {
      abandon(id) { self.cancelled($0) }
    }
  }

  /// Has a reader served, at once where there is something.
  private func wait(
    _ id: UInt64, _ index: Int, _ continuation: CheckedContinuation<[UInt8]?, any Error>
  ) {
    defer { readOn() }
    let outcome = state.withLock { state -> Result<[UInt8]?, any Error>? in
      if let reading = state.machine.take(index) { return result(reading, index) }
      if Task.isCancelled { return .failure(cancelled(index)) }
      let timer = state.channel?.eventLoop.scheduleTask(in: timeout.timeAmount) {
        [weak self] () -> Void in
        guard let self else { return }
        abandon(id) { self.silence($0) }
      }
      state.readers.append(
        Reader(id: id, index: index, continuation: continuation, timer: timer))
      return nil
    }
    if let outcome { continuation.resume(with: outcome) }
  }

  /// Ends the session in good order, then the TCP connection.
  func close() async {
    guard let channel = state.withLock({ $0.channel }) else { return }
    // On the event loop, so that the server's own close frame cannot come between word and deed.
    channel.eventLoop.execute { [self] in
      let frame = state.withLock { $0.machine.close() }
      if let frame { channel.writeAndFlush(masked(frame), promise: nil) }
      serveReaders()
      readOn()
    }
    let timer = channel.eventLoop.scheduleTask(in: Self.closeLimit) { channel.close(promise: nil) }
    try? await channel.closeFuture.get()
    timer.cancel()
  }

  private func abandon(_ id: UInt64, _ error: (Int) -> any Error) {
    let reader = state.withLock { state -> Reader? in
      guard let place = state.readers.firstIndex(where: { $0.id == id }) else { return nil }
      return state.readers.remove(at: place)
    }
    guard let reader else { return }
    reader.timer?.cancel()
    reader.continuation.resume(throwing: error(reader.index))
  }

  /// Hands what has come to those who wait for it, in the order in which they asked.
  private func serveReaders() {
    let served = state.withLock { state in
      var served: [(Reader, PortForwardStateMachine.Reading)] = []
      var waiting: [Reader] = []
      for reader in state.readers {
        if let reading = state.machine.take(reader.index) {
          served.append((reader, reading))
        } else {
          waiting.append(reader)
        }
      }
      state.readers = waiting
      return served
    }
    for (reader, reading) in served {
      reader.timer?.cancel()
      reader.continuation.resume(with: result(reading, reader.index))
    }
  }
}

/// How much is read from the socket.
extension PortForwardSession {
  /// Whether the socket may be read; where not, it is read when readers have caught up.
  ///
  /// Somebody who waits has it read whatever waits for others: there may be what they wait for.
  func mayRead() -> Bool {
    state.withLock { state in
      state.isReadHeld = state.machine.isSaturated && state.readers.isEmpty
      return !state.isReadHeld
    }
  }

  /// Has the socket read again where that was held and nothing is in its way any more.
  private func readOn() {
    let channel = state.withLock { state -> (any Channel)? in
      guard state.isReadHeld, !state.machine.isSaturated || !state.readers.isEmpty else {
        return nil
      }
      state.isReadHeld = false
      return state.channel
    }
    channel?.read()
  }
}

/// The event loop's side.
extension PortForwardSession {
  /// Whether the session is over.
  var hasEnded: Bool { state.withLock { $0.machine.hasEnded } }

  /// Says which channel carries the session.
  func attach(_ channel: any Channel) { state.withLock { $0.channel = channel } }

  /// Takes a frame of the server; returns what is to be sent in return.
  func receive(_ frame: PortForwardFrame) -> [PortForwardFrame] {
    defer { serveReaders() }
    return state.withLock { $0.machine.receive(frame) }
  }

  /// What came was no WebSocket any more.
  func malformed(_ reason: String) -> [PortForwardFrame] {
    defer { serveReaders() }
    return state.withLock { $0.machine.malformed(reason) }
  }

  /// The TCP connection is gone.
  func endOfTransport(_ reason: String) {
    state.withLock { $0.machine.endOfTransport(reason) }
    serveReaders()
  }

  /// The frame as it is sent: a client masks each anew.
  func masked(_ frame: PortForwardFrame) -> WebSocketFrame {
    WebSocketFrame(
      fin: frame.isFinal,
      opcode: WebSocketOpcode(encodedWebSocketOpcode: frame.kind.rawValue) ?? .binary,
      maskKey: WebSocketMaskingKey(randomness.mask()), data: ByteBuffer(bytes: frame.payload))
  }
}

/// The errors of one connection.
extension PortForwardSession {
  private func result(
    _ reading: PortForwardStateMachine.Reading, _ index: Int
  ) -> Result<[UInt8]?, any Error> {
    switch reading {
    case .bytes(let bytes): .success(bytes)
    case .end: .success(nil)
    case .failed(let failure): .failure(failure.error(pod, port: ports[index]))
    }
  }

  private func place(_ index: Int) -> String { "port \(ports[index]) of the pod \(pod)" }

  private func cancelled(_ index: Int) -> ClientError {
    ClientError(.cancelled, "the forwarding to \(place(index)) was cancelled")
  }

  private func silence(_ index: Int) -> ClientError {
    ClientError(.timeout, "\(place(index)) sends nothing through its forwarding")
  }

  /// Why nothing can be sent any more.
  private func endError(_ index: Int) -> ClientError {
    state.withLock { $0.machine.failure(index) }?.error(pod, port: ports[index])
      ?? ClientError(.connect, "the forwarding to \(place(index)) has ended")
  }
}
