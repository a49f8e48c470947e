import CLibEdit
import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Signals of the terminal as a stream.
///
/// A signal that is ignored when the stream begins stays ignored, as after `nohup`, unless it is
/// asked for all the same: shells start background jobs with SIGINT ignored, and a session that one
/// brings to the foreground has to take Ctrl-C. Children start with the signals' default actions,
/// since caught ones are reset when a program is executed. One stream exists at a time; a second one
/// takes the signals over.
public struct TerminalSignals: AsyncSequence, Sendable {
  private let stream: AsyncStream<Int32>

  /// Catches the signals until the stream is no longer iterated or its task is cancelled.
  ///
  /// Those of `always` are caught even where they are ignored.
  public init(_ signals: [Int32], always: [Int32] = []) {
    stream = Self.makeStream(signals, always)
  }

  /// How many times Ctrl-C has been caught.
  ///
  /// Read here and nowhere else: each source file has a copy of the shim's variables.
  static var interruptCount: Int32 { clibedit_interrupt_count() }

  /// Iterates the signals' numbers in the order of their arrival.
  public func makeAsyncIterator() -> AsyncStream<Int32>.Iterator {
    stream.makeAsyncIterator()
  }

  private static func makeStream(_ signals: [Int32], _ always: [Int32]) -> AsyncStream<Int32> {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    guard let pipe = CLibrary.makePipe() else {
      continuation.finish()
      return stream
    }
    clibedit_set_signal_pipe(pipe.write)
    let caught =
      signals.compactMap { CaughtSignal($0, always: false) }
      + always.compactMap { CaughtSignal($0, always: true) }
    // A source is safe to cancel from any thread, which Dispatch does not declare here.
    nonisolated(unsafe) let source = DispatchSource.makeReadSource(
      fileDescriptor: pipe.read, queue: DispatchQueue(label: "terminal signals"))
    source.setEventHandler {
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = CLibrary.read(pipe.read, into: &bytes, count: bytes.count) ?? 0
      for byte in bytes.prefix(count) { continuation.yield(Int32(byte)) }
    }
    source.setCancelHandler {
      close(pipe.read)
      close(pipe.write)
    }
    continuation.onTermination = { _ in
      for signal in caught { signal.release() }
      clibedit_release_signal_pipe(pipe.write)
      source.cancel()
    }
    source.resume()
    return stream
  }

  /// A caught signal and what was done with it before.
  private struct CaughtSignal: @unchecked Sendable {
    // `sigaction` is plain data that is never changed after `init`.
    private let number: Int32
    private let former: sigaction

    init?(_ number: Int32, always: Bool) {
      var former = sigaction()
      guard clibedit_catch(number, always ? 1 : 0, &former) == 0 else { return nil }
      self.number = number
      self.former = former
    }

    func release() {
      var action = former
      sigaction(number, &action, nil)
    }
  }
}
