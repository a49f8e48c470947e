import Captures
import Informers
import KubernetesClient
import Testing

@Suite struct CaptureRoundTripTests {
  static var capture: Capture {
    var capture = Capture()
    capture.header.tool = "1"
    capture.header.waited = .milliseconds(20)
    capture.files = [CapturedFile(path: "", text: "planted.example {\n  kubernetes # planted\n}\n")]
    capture.blocks = [CapturedBlock(index: 0, title: "kubernetes")]
    var watch = CapturedWatch(
      block: 0, name: "pod",
      resource: GroupVersionResource(group: "", version: "v1", resource: "pods"))
    watch.status.hasSynced = true
    watch.status.lastError = ClientError(.connect, "planted broke", cause: "reset")
    watch.status.timeline.hasSyncedAfter = .milliseconds(7)
    for name in ["planted", "planted-2"] {
      watch.append(
        Array(
          #"{"metadata":{"name":"\#(name)","namespace":"planted"},"status":{"podIP":"10.9.8.7"}}"#
            .utf8))
    }
    capture.watches = [watch]
    capture.events = [
      CapturedEvent(
        watch: 0, time: .seconds(3), change: .deleted(ObjectKey(namespace: "planted", name: "x")))
    ]
    return capture
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let file = try #require(CaptureWriter.file(of: Self.capture))
    let read = try CaptureReader.read(file)
    #expect(read.isComplete && read.problems.isEmpty)
    #expect(read.header == Self.capture.header)
    #expect(read.files == Self.capture.files)
    let watch = try #require(read.watches.first)
    #expect(watch.bytes == Self.capture.watches[0].bytes)
    #expect(watch.objects == Self.capture.watches[0].objects)
    #expect(watch.status.lastError == Self.capture.watches[0].status.lastError)
    #expect(watch.status.timeline == Self.capture.watches[0].status.timeline)
    #expect(read.events.count == 1)
  }

  @Test func aFileThatIsCutAnywhereIsNeverTakenForWhole() throws {
    let file = try #require(CaptureWriter.file(of: Self.capture))
    for length in file.indices {
      do {
        let read = try CaptureReader.read(Array(file[..<length]))
        #expect(!read.problems.isEmpty, "\(length) of \(file.count) bytes")
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
  }

  @Test func aBombIsRefusedByItsGrowthAndALineByItsLength() throws {
    var capture = Self.capture
    capture.files[0].text = String(repeating: "a", count: 4 << 20)
    let file = try #require(CaptureWriter.file(of: capture))
    var limits = CaptureReader.Limits()
    (limits.ratio, limits.free) = (10, 1 << 16)
    #expect(try !CaptureReader.read(file, limits: limits).problems.isEmpty)
    limits = CaptureReader.Limits()
    limits.line = 1 << 16
    #expect(throws: CaptureFailure.self) { try CaptureReader.read(file, limits: limits) }
  }

  @Test func aPlantedNameOccursNowhereInARedactedFile() throws {
    let file = try #require(
      CaptureWriter.file(of: Self.capture, redactor: CaptureRedactor()))
    let read = try CaptureReader.read(file)
    let texts =
      read.files.map(\.text) + [
        String(decoding: read.watches[0].bytes, as: UTF8.self), "\(read.events)",
        "\(read.watches[0].status)",
      ]
    for text in texts {
      #expect(!text.contains("planted"), "\(text)")
      #expect(!text.contains("10.9.8.7"), "\(text)")
    }
    #expect(read.watches[0].objects.count == 2)
  }
}
