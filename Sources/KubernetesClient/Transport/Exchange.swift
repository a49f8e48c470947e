import NIOCore
import NIOHTTP1
import Synchronization

/// One request's answer between the event loop that receives it and the task that reads it.
///
/// What has arrived is handed over in one piece. Beyond ``bufferLimit`` nothing more is read from the
/// connection, so that the flow-control window of HTTP/2, or the socket's buffer, fills up and the
/// server waits.
final class Exchange: Sendable {
  /// How many bytes may wait for their reader.
  static let bufferLimit = 256 << 10

  private struct State {
    var head: HTTPResponseHead?
    var headReader: CheckedContinuation<HTTPResponseHead, any Error>?
    var buffer = ByteBuffer()
    var bodyReader: CheckedContinuation<ByteBuffer?, any Error>?
    var end: Result<Void, any Error>?
    var isPaused = false
    var channel: (any Channel)?
    var isCancelled = false
    var timer: Scheduled<Void>?
    /// When something last came, or the reader last made room.
    var lastProgress = NIODeadline.now()
    var silenceTimer: Scheduled<Void>?

    mutating func takeBuffer() -> ByteBuffer {
      defer { buffer = ByteBuffer() }
      return buffer
    }

    /// The channel to read on from where reading was paused.
    mutating func unpause() -> (any Channel)? {
      guard isPaused else { return nil }
      isPaused = false
      lastProgress = .now()
      return channel
    }
  }

  private let state = Mutex(State())

  /// The head; throws what went wrong before it came.
  func head() async throws -> HTTPResponseHead {
    try await withCheckedThrowingContinuation { continuation in
      let outcome = state.withLock { state -> Result<HTTPResponseHead, any Error>? in
        if let head = state.head { return .success(head) }
        if case .failure(let error) = state.end { return .failure(error) }
        state.headReader = continuation
        return nil
      }
      if let outcome { continuation.resume(with: outcome) }
    }
  }

  /// The next piece of the body, nil at its end; throws what cut it off.
  func next() async throws -> ByteBuffer? {
    try await withCheckedThrowingContinuation { continuation in
      let (outcome, resumed) = state.withLock {
        state -> (Result<ByteBuffer?, any Error>?, (any Channel)?) in
        if state.buffer.readableBytes > 0 { return (.success(state.takeBuffer()), state.unpause()) }
        if let end = state.end { return (end.map { nil }, nil) }
        state.bodyReader = continuation
        return (nil, state.unpause())
      }
      // Reading on is asked for before the piece is worked on, so that both go on side by side.
      resumed?.read()
      if let outcome { continuation.resume(with: outcome) }
    }
  }

  /// Ends the exchange from the reader's side; what has not arrived is not wanted any more.
  func cancel() { abandon(CancellationError()) }

  /// Ends the exchange after a time where it has not ended by then.
  func limit(to limit: Duration, on eventLoop: any EventLoop) {
    let timer = eventLoop.scheduleTask(in: limit.timeAmount) { [weak self] () -> Void in
      self?.abandon(TimeOut())
    }
    state.withLock { $0.timer = timer }
  }

  /// The time for the whole answer is up.
  struct TimeOut: Error {}

  /// Ends the exchange where nothing comes for that long although the reader has room for it.
  func limitSilence(to limit: Duration, on eventLoop: any EventLoop) {
    state.withLock {
      $0.lastProgress = .now()
      $0.silenceTimer?.cancel()
      guard $0.end == nil else { return }
      $0.silenceTimer = schedule(in: limit.timeAmount, limit.timeAmount, eventLoop)
    }
  }

  /// Nothing has come for too long.
  struct Silence: Error {}

  private func schedule(
    in delay: TimeAmount, _ limit: TimeAmount, _ eventLoop: any EventLoop
  ) -> Scheduled<Void> {
    eventLoop.scheduleTask(in: delay) { [weak self] () -> Void in
      self?.checkSilence(limit, eventLoop)
    }
  }

  private func checkSilence(_ limit: TimeAmount, _ eventLoop: any EventLoop) {
    let isSilent = state.withLock { state in
      if state.end != nil { return false }
      let silence = state.isPaused ? .zero : NIODeadline.now() - state.lastProgress
      if silence >= limit { return true }
      state.silenceTimer = schedule(in: limit - silence, limit, eventLoop)
      return false
    }
    if isSilent { abandon(Silence()) }
  }

  private func abandon(_ error: any Error) {
    let channel = state.withLock { state -> (any Channel)? in
      if state.end != nil { return nil }
      state.isCancelled = true
      return state.channel
    }
    fail(error)
    channel?.close(promise: nil)
  }

  /// Whether nothing more will come.
  var hasEnded: Bool { state.withLock { $0.end != nil } }

  /// Whether a head has been received.
  var hasHead: Bool { state.withLock { $0.head != nil } }
}

/// The event loop's side.
extension Exchange {
  /// Says which channel carries the exchange; false where it has been cancelled meanwhile.
  func attach(_ channel: any Channel) -> Bool {
    state.withLock { state in
      state.channel = channel
      return !state.isCancelled
    }
  }

  func receive(_ head: HTTPResponseHead) {
    let reader = state.withLock { state in
      state.head = head
      state.lastProgress = .now()
      return state.headReader.take()
    }
    reader?.resume(returning: head)
  }

  func receive(_ piece: ByteBuffer) {
    var piece = piece
    state.withLock { state in
      state.lastProgress = .now()
      if state.end == nil { state.buffer.writeBuffer(&piece) }
    }
  }

  /// Hands over what has been received in one go; says whether to read on.
  func completeBatch() -> Bool {
    let (reader, piece, readsOn) = state.withLock { state in
      var reader: CheckedContinuation<ByteBuffer?, any Error>?
      var piece: ByteBuffer?
      if state.buffer.readableBytes > 0, let waiting = state.bodyReader.take() {
        reader = waiting
        piece = state.takeBuffer()
      }
      let readsOn = state.end == nil && state.buffer.readableBytes < Self.bufferLimit
      state.isPaused = state.end == nil && !readsOn
      return (reader, piece, readsOn)
    }
    reader?.resume(returning: piece)
    return readsOn
  }

  /// The answer is complete.
  func finish() { end(.success(())) }

  /// The answer is cut off; of several reasons the first counts.
  func fail(_ error: any Error) { end(.failure(error)) }

  private func end(_ result: Result<Void, any Error>) {
    let (head, body, piece) = state.withLock {
      state -> (
        CheckedContinuation<HTTPResponseHead, any Error>?,
        CheckedContinuation<ByteBuffer?, any Error>?, ByteBuffer?
      ) in
      guard state.end == nil else { return (nil, nil, nil) }
      state.end = result
      state.channel = nil
      state.timer.take()?.cancel()
      state.silenceTimer.take()?.cancel()
      let body = state.bodyReader.take()
      let piece = body != nil && state.buffer.readableBytes > 0 ? state.takeBuffer() : nil
      return (state.headReader.take(), body, piece)
    }
    if let head {
      if case .failure(let error) = result { head.resume(throwing: error) }
    }
    if let piece {
      body?.resume(returning: piece)
    } else {
      body?.resume(with: result.map { nil })
    }
  }
}
