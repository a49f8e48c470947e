import Informers
import KubernetesClient
import KubernetesWire

/// Writes a capture as JSON lines in gzip.
///
/// The file is a series of gzip members, which any reader takes for one: what lies compressed in the
/// capture is copied.
public struct CaptureWriter {
  private var pending: [UInt8] = []
  private var lines: Int64 = 0
  /// The compressed file so far.
  private var output: [UInt8] = []
  private var hasMemory = true

  private init() {}

  /// The compressed file of a capture, in which the redactor replaces what must not be seen; nil
  /// where there is no memory for the compression.
  public static func file(of capture: Capture, redactor: CaptureRedactor? = nil) -> [UInt8]? {
    var capture = capture
    if let redactor {
      do throws(ClientError) { try redactor.redact(&capture) } catch { return nil }
    }
    var writer = CaptureWriter()
    writer.write(capture)
    writer.endMember()
    return writer.hasMemory ? writer.output : nil
  }

  private mutating func write(_ capture: Capture) {
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
    if !watch.objects.pieces.isEmpty { endMember() }
    for piece in watch.objects.pieces { output.append(contentsOf: piece.member) }
    pending.append(contentsOf: watch.objects.lastLines)
    lines += Int64(watch.objects.count)
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
    pending.append(UInt8(ascii: "\n"))
    lines += 1
    if pending.count >= CapturedObjects.pieceSize { endMember() }
  }

  private mutating func endMember() {
    guard !pending.isEmpty else { return }
    guard let member = GzipDeflater.compress(whole: pending) else {
      hasMemory = false
      return
    }
    output.append(contentsOf: member)
    pending.removeAll(keepingCapacity: true)
  }
}
