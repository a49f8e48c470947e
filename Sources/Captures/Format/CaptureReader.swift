import Informers
import KubernetesClient
import KubernetesWire

/// Reads a capture, as far as it can be read, in bounded memory.
public struct CaptureReader {
  /// What a file may be at most.
  public struct Limits: Sendable {
    /// The bytes of one line.
    public var line = 64 << 20
    /// The bytes of all lines.
    public var total = 4 << 30
    /// How many times larger than the file the lines may be, beyond ``free``.
    public var ratio = 200
    /// The bytes that lines may be whatever the file's size.
    public var free = 16 << 20
    /// About how much memory what is not an object may take, in bytes.
    public var kept = 256 << 20
    /// How many server blocks, and how many watches, are kept.
    public var parts = 10_000
    /// How many problems are kept.
    public var problems = 8

    /// The usual limits.
    public init() {}
  }

  /// How many bytes of lines are worth to be kept as the file has them compressed.
  private static let smallestPiece = 64 << 10

  /// About what a line takes beside its text, in bytes.
  private static let overhead = 512

  private let limits: Limits
  private var capture = Capture()
  /// About how much memory the lines take that are no objects.
  private var kept = 0
  /// Whether there is no room for more of them.
  private var isFull = false
  /// The bytes of a line that has no end yet.
  private var rest: [UInt8] = []
  private var inflated = 0
  /// Lines of objects that the last watch does not have yet.
  private var found: [UInt8] = []
  private var foundCount = 0
  /// Whether the gzip member under way has nothing but the lines that were found.
  private var isPiece = false
  private var lines = 0
  private var hasHeader = false

  private init(_ limits: Limits) { self.limits = limits }

  /// Reads a file; throws where nothing of it can be used.
  ///
  /// What is wrong behind the header is in ``Capture/problems``, with the line.
  public static func read(
    _ file: [UInt8], limits: Limits = Limits()
  ) throws(CaptureFailure) -> Capture {
    var reader = CaptureReader(limits)
    try reader.readAll(file)
    return reader.capture
  }

  private mutating func readAll(_ file: [UInt8]) throws(CaptureFailure) {
    guard file.starts(with: [0x1F, 0x8B]) else {
      throw CaptureFailure(
        "the file is no capture", cause: "it is not compressed with gzip",
        hint: "record writes captures")
    }
    let (most, isTooMuch) = file.count.multipliedReportingOverflow(by: limits.ratio)
    let room = min(limits.total, isTooMuch ? limits.total : most + limits.free)
    var refusal: CaptureFailure?
    do {
      let inflater = try GzipInflater()
      try file.withUnsafeBytes { bytes in
        var input = bytes
        repeat {
          let start = bytes.count - input.count
          isPiece = rest.isEmpty
          try inflater.inflateMember(&input) { piece in
            inflated += piece.count
            guard inflated <= room else { throw CaptureFailure("it grows beyond its limit") }
            do throws(CaptureFailure) {
              try take(piece)
            } catch {
              refusal = error
              throw error
            }
          }
          if inflater.hasEnded { endMember(file[start..<(bytes.count - input.count)]) }
        } while !input.isEmpty
      }
      try inflater.finish()
    } catch {
      if let refusal { throw refusal }
      let reason = (error as? ClientError)?.message ?? (error as? CaptureFailure)?.message
      add("the file cannot be read on: \(reason ?? "\(error)")")
    }
    takeFound()
    try endOfFile()
  }

  private mutating func endOfFile() throws(CaptureFailure) {
    guard hasHeader else {
      throw CaptureFailure(
        "nothing of the capture can be read", cause: capture.problems.first?.message,
        hint: "the file is cut off or damaged; record it again")
    }
    if !rest.isEmpty { add("the line is cut off") }
    if !capture.isComplete, capture.problems.isEmpty { add("the file ends before its last line") }
  }

  private mutating func take(_ piece: UnsafeRawBufferPointer) throws(CaptureFailure) {
    var start = 0
    while true {
      let end = JSONBytes.endOfLine(piece, from: start)
      guard end < piece.count else { break }
      let line = UnsafeRawBufferPointer(rebasing: piece[start..<end])
      start = end + 1
      if rest.isEmpty {
        try take(line: line)
      } else {
        rest.append(contentsOf: line)
        let whole = rest
        rest.removeAll(keepingCapacity: true)
        var failure: CaptureFailure?
        whole.withUnsafeBytes { bytes in
          do throws(CaptureFailure) { try take(line: bytes) } catch { failure = error }
        }
        if let failure { throw failure }
      }
    }
    rest.append(contentsOf: piece[start...])
    guard rest.count <= limits.line else {
      rest = []
      if !hasHeader { throw CaptureFailure("the file is no capture", cause: "line 1 has no end") }
      add("the line is longer than \(limits.line) bytes")
      throw CaptureFailure("line \(lines + 1) is longer than \(limits.line) bytes")
    }
  }

  private mutating func take(line: UnsafeRawBufferPointer) throws(CaptureFailure) {
    lines += 1
    if let last = capture.watches.indices.last, CaptureLine.object(line) != nil {
      if foundCount == 0, capture.watches[last].objects.isEmpty {
        capture.watches[last].firstLine = lines
      }
      return take(object: line)
    }
    takeFound()
    guard let value = try? JSONValue(parsing: line) else {
      if !hasHeader { _ = try CaptureHeader(.null) }
      return add("the line is no JSON", at: lines)
    }
    guard hasHeader else {
      capture.header = try CaptureHeader(value)
      hasHeader = true
      return
    }
    guard hasRoom(for: line.count) else { return }
    guard let line = CaptureLine(value) else {
      return add("the line lacks something, or is of no kind", at: lines)
    }
    take(line)
  }

  /// Whether a line may be kept; the first for which there is no room is told.
  private mutating func hasRoom(for size: Int) -> Bool {
    if isFull { return false }
    kept += size + Self.overhead
    isFull =
      kept > limits.kept || max(capture.blocks.count, capture.watches.count) > limits.parts
    if isFull { add("more than can be kept: what follows is left out", at: lines) }
    return !isFull
  }

  private mutating func take(object line: UnsafeRawBufferPointer) {
    found.append(contentsOf: line)
    found.append(UInt8(ascii: "\n"))
    foundCount += 1
    if found.count > 2 * CapturedObjects.pieceSize { takeFound() }
  }

  /// Gives what was found to its watch, as it is compressed in the file where that is nothing else.
  private mutating func endMember(_ member: ArraySlice<UInt8>) {
    guard isPiece, rest.isEmpty, found.count >= Self.smallestPiece,
      let last = capture.watches.indices.last
    else { return takeFound() }
    capture.watches[last].objects.append(
      CapturedObjects.Piece(member: member, size: found.count), count: foundCount)
    forgetFound()
  }

  /// Gives what was found to its watch.
  private mutating func takeFound() {
    isPiece = false
    guard foundCount > 0, let last = capture.watches.indices.last else { return }
    capture.watches[last].objects.append(lines: found, count: foundCount)
    forgetFound()
  }

  private mutating func forgetFound() {
    found.removeAll(keepingCapacity: true)
    foundCount = 0
  }

  private mutating func take(_ line: CaptureLine) {
    switch line {
    case .file(let file): capture.files.append(file)
    case .environment(let name, let value): capture.environment[name] = value
    case .block(let block): capture.blocks.append(block)
    case .watch(let watch):
      guard capture.blocks.indices.contains(watch.block) else {
        return add("the watch is of a block that is not there", at: lines)
      }
      capture.watches.append(watch)
    case .event(let event):
      guard capture.watches.indices.contains(event.watch) else {
        return add("the event is of a watch that is not there", at: lines)
      }
      var event = event
      event.line = lines
      capture.events.append(event)
    case .replicas(let report): capture.replicas.append(CapturedReplicas(report, line: lines))
    case .end(let count):
      capture.isComplete = true
      if count != Int64(lines - 1) { add("lines are missing before it", at: lines) }
    case .unknown: break
    }
  }

  private mutating func add(_ message: String, at line: Int? = nil) {
    guard capture.problems.count < limits.problems else { return }
    capture.problems.append(CaptureProblem(line: line ?? lines + 1, message: message))
  }
}
