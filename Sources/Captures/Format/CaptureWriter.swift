import Informers
import KubernetesClient
import KubernetesWire

/// Writes a capture as JSON lines in gzip.
public struct CaptureWriter {
  /// Replaces what must not be seen in a value; nil where all is written as it is.
  private let redactor: CaptureRedactor?
  private let deflater: GzipDeflater
  private var pending: [UInt8] = []
  private var lines: Int64 = 0
  /// The compressed file so far.
  private var output: [UInt8] = []

  /// How much is compressed at once.
  private static let pieceSize = 256 * 1024

  /// Begins a file; nil where there is no memory for the compression.
  public init?(redactor: CaptureRedactor? = nil) {
    // Between the server's trade of level 1, which is a third larger, and 6, which is too slow.
    guard let deflater = GzipDeflater(level: 4) else { return nil }
    self.deflater = deflater
    self.redactor = redactor
  }

  /// The compressed file of a capture; nil where there is no memory for the compression.
  public static func file(of capture: Capture, redactor: CaptureRedactor? = nil) -> [UInt8]? {
    guard var writer = CaptureWriter(redactor: redactor) else { return nil }
    writer.write(capture)
    return writer.finish()
  }

  private mutating func write(_ capture: Capture) {
    var capture = capture
    if let redactor { redactor.redact(&capture) }
    line(capture.header.json)
    for file in capture.files {
      line(["file": ["path": .string(file.path), "text": .string(file.text)]])
    }
    for (name, value) in capture.environment.sorted(by: { $0.key < $1.key }) {
      line(["environment": ["name": .string(name), "value": .string(value)]])
    }
    for block in capture.blocks { line(["block": block.json]) }
    for (number, watch) in capture.watches.enumerated() { write(watch, number) }
    for event in capture.events { write(event) }
    for replicas in capture.replicas { line(["replicas": replicas.report]) }
    line(["end": ["lines": .integer(lines)]])
  }

  private mutating func write(_ watch: CapturedWatch, _ number: Int) {
    line([
      "watch": [
        "number": .integer(Int64(number)), "block": .integer(Int64(watch.block)),
        "name": .string(watch.name), "resource": watch.resource.captured,
        "objects": .integer(Int64(watch.objects.count)), "status": watch.status.captured,
      ]
    ])
    for object in watch.objects {
      pending.append(contentsOf: CaptureLine.objectPrefix)
      pending.append(contentsOf: watch.bytes[object])
      pending.append(UInt8(ascii: "}"))
      endLine()
    }
  }

  private mutating func write(_ event: CapturedEvent) {
    var members = JSONObject()
    members.append("watch", .integer(Int64(event.watch)))
    members.append("time", event.time.captured)
    for (name, value) in event.change.captured { members.append(name, value) }
    line(["event": .object(members)])
  }

  private mutating func line(_ value: JSONValue) {
    value.serialise(into: &pending)
    endLine()
  }

  private mutating func endLine() {
    pending.append(UInt8(ascii: "\n"))
    lines += 1
    if pending.count >= Self.pieceSize { compress(isLast: false) }
  }

  private mutating func compress(isLast: Bool) {
    output += deflater.compress(pending, last: isLast)
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func finish() -> [UInt8] {
    compress(isLast: true)
    return output
  }
}
