import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One line of a script on standard input.
package enum InputLine: Hashable, Sendable {
  /// The line without its end.
  case text(String)
  /// The line cannot be used; why.
  case unusable(String)

  /// A longer line is no command.
  static let limit = 1 << 16

  /// Reads a line; nothing in it may pass for another character than it is.
  init(_ bytes: [UInt8], isCut: Bool) {
    var bytes = bytes
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    if isCut {
      self = .unusable("it is longer than \(Self.limit) bytes")
    } else if let text = String(validating: bytes, as: UTF8.self) {
      self = .text(text)
    } else {
      self = .unusable("it is not UTF-8")
    }
  }

  /// The lines of bytes that are there already.
  package static func stream(of bytes: [UInt8]) -> AsyncStream<InputLine> {
    AsyncStream { continuation in
      var splitter = LineSplitter()
      splitter.take(bytes[...]) { continuation.yield($0) }
      splitter.finish { continuation.yield($0) }
      continuation.finish()
    }
  }

  /// The lines of an open descriptor, each read when it is asked for, so that a script as long as
  /// it likes waits for its commands.
  static func stream(of descriptor: Int32) -> AsyncStream<InputLine> {
    let reader = LineReader(descriptor)
    return AsyncStream { await reader.next() }
  }
}

/// Reads an open descriptor line by line.
private final class LineReader: Sendable {
  private struct State {
    var splitter = LineSplitter()
    var lines: [InputLine] = []
    var isAtEnd = false
  }

  private let descriptor: Int32
  private let state = Mutex(State())

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line; nil at the end.
  func next() async -> InputLine? {
    while true {
      let (line, isAtEnd) = state.withLock { state in
        (state.lines.isEmpty ? nil : state.lines.removeFirst(), state.isAtEnd)
      }
      if line != nil || isAtEnd { return line }
      await BlockingWork.run { self.readSome() }
    }
  }

  private func readSome() {
    var chunk = [UInt8](repeating: 0, count: 1 << 12)
    var count: Int
    repeat {
      count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    state.withLock { state in
      var lines: [InputLine] = []
      if count > 0 {
        state.splitter.take(chunk[..<count]) { lines.append($0) }
      } else {
        state.splitter.finish { lines.append($0) }
        state.isAtEnd = true
      }
      state.lines += lines
    }
  }
}

/// Cuts bytes into lines, keeping at most the longest line that is allowed.
struct LineSplitter {
  private var line: [UInt8] = []
  private var isCut = false

  mutating func take(_ bytes: ArraySlice<UInt8>, _ emit: (InputLine) -> Void) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        end(emit)
      } else if line.count < InputLine.limit {
        line.append(byte)
      } else {
        isCut = true
      }
    }
  }

  /// The last line may lack its end.
  mutating func finish(_ emit: (InputLine) -> Void) {
    if !line.isEmpty { end(emit) }
  }

  private mutating func end(_ emit: (InputLine) -> Void) {
    emit(InputLine(line, isCut: isCut))
    line.removeAll(keepingCapacity: true)
    isCut = false
  }
}
