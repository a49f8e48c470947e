import Informers
import KubernetesClient
import KubernetesWire
import Testing

@testable import Captures

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
    watch.status.history.warnings = [warning]
    for name in ["planted", "planted-2"] {
      let labels: JSONValue = [
        "type": "planted", "planted.example/team": "a", "x-k8s.io.planted/y": "planted",
      ]
      let object: JSONValue = [
        "metadata": ["name": .string(name), "namespace": "planted", "labels": labels],
        "status": ["podIP": "10.9.8.7"],
      ]
      watch.objects.append(json: object.serialisedBytes())
    }
    capture.watches = [watch]
    capture.events = [
      CapturedEvent(
        watch: 0, time: .seconds(3), change: .deleted(ObjectKey(namespace: "planted", name: "x")))
    ]
    capture.replicas = [CapturedReplicas(replicas)]
    return capture
  }

  /// What the API server says of a resource, where nothing is a name.
  private static let warning = "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1"

  /// A report with a name in every text that may have one.
  private static let replicas: JSONValue = [
    "corefile": "/home/planted/Corefile", "selector": "app=planted", "namespace": "planted",
    "replicas": [
      [
        "pod": [
          "namespace": "planted", "name": "coredns-planted-x", "node": "node-planted",
          "address": "10.9.8.7", "image": "planted.example:5000/planted/coredns:v1.12.1-planted",
          "skipped": "of planted", "waiting": "planted",
        ],
        "metrics": ["version": "1.12.1-planted", "reloadHash": "planted"],
        "configuration": ["state": "other", "reason": "coredns-planted-x is other"],
        "sync": [
          "state": "unsynced", "reason": "dial tcp node-planted:53", "remarks": ["planted is away"],
        ],
        "differences": [
          ["question": "web.planted-y.svc.cluster.local. A", "differences": ["lacks 10.9.8.7"]]
        ],
        "failures": [
          [
            "message": .string(
              "pods \"coredns-planted-x:53\" is forbidden: User \"planted-user\" cannot get"
                + " resource \"pods/proxy\" in the namespace \"planted\""),
            "hint": "ask planted.example",
          ]
        ],
      ]
    ],
  ]

  @Test func whatIsWrittenIsReadAgain() throws {
    let file = try #require(CaptureWriter.file(of: Self.capture))
    let read = try CaptureReader.read(file)
    #expect(read.isComplete && read.problems.isEmpty)
    #expect(read.header == Self.capture.header)
    #expect(read.files == Self.capture.files)
    let watch = try #require(read.watches.first)
    #expect(try texts(of: watch) == texts(of: Self.capture.watches[0]))
    #expect(watch.status.lastError == Self.capture.watches[0].status.lastError)
    #expect(watch.status.timeline == Self.capture.watches[0].status.timeline)
    #expect(read.events.count == 1)
    #expect(read.replicas == [CapturedReplicas(Self.replicas, line: 8)])
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

  @Test func whatIsKeptOfAFileIsBounded() throws {
    var capture = Self.capture
    capture.files = (0..<40).map { CapturedFile(path: "f\($0)", text: "x") }
    var limits = CaptureReader.Limits()
    limits.kept = 20 * 512
    let file = try #require(CaptureWriter.file(of: capture))
    let read = try CaptureReader.read(file, limits: limits)
    #expect((5...20).contains(read.files.count))
    #expect(read.watches.isEmpty)
    #expect(read.problems.contains { $0.message.contains("more than can be kept") })

    capture = Self.capture
    capture.watches = Array(repeating: capture.watches[0], count: 30)
    limits = CaptureReader.Limits()
    limits.parts = 4
    let many = try #require(CaptureWriter.file(of: capture))
    #expect(try CaptureReader.read(many, limits: limits).watches.count == 5)
  }

  @Test func countsOfAFileCanBeAdded() throws {
    var capture = Self.capture
    capture.watches[0].status.history.events.added = .max
    capture.watches[0].status.history.events.deleted = .max
    let file = try #require(CaptureWriter.file(of: capture))
    let events = try CaptureReader.read(file).watches[0].status.history.events
    #expect(events.added > 1 << 30)
    #expect(events.added + events.modified + events.deleted > 0)
  }

  @Test func aPlantedNameOccursNowhereInARedactedFile() throws {
    let file = try #require(
      CaptureWriter.file(of: Self.capture, redactor: CaptureRedactor()))
    let read = try CaptureReader.read(file)
    let texts =
      read.files.map(\.text) + [
        try texts(of: read.watches[0]).joined(), "\(read.events)", "\(read.watches[0].status)",
        String(decoding: try #require(read.replicas.first).report.serialisedBytes(), as: UTF8.self),
      ]
    for text in texts {
      #expect(!text.contains("planted"), "\(text)")
      #expect(!text.contains("10.9.8.7"), "\(text)")
    }
    #expect(read.watches[0].objects.count == 2)
    #expect(read.watches[0].status.history.warnings.first?.contains("in v1.33+; use") == true)
    let replica = try #require(read.replicas.first?.report["replicas"]?.arrayValue?.first)
    #expect(replica["configuration"]?["state"] == "other")
    #expect(replica["pod"]?["image"]?.stringValue?.contains(":v1.12.1-n") == true)
    let failure = replica["failures"]?.arrayValue?.first?["message"]?.stringValue
    #expect(failure?.contains("cannot get resource \"pods/proxy\"") == true)
    #expect(failure?.contains("is forbidden") == true)
  }

  /// A capture whose objects fill several pieces, between two watches with a few.
  private static var largeCapture: Capture {
    var capture = Self.capture
    var large = capture.watches[0]
    for number in 0..<20_000 {
      large.objects.append { json in
        json.object("metadata") { json in
          json.text("name", "app-\(number)")
          json.text("namespace", "team-\(number % 100)")
        }
      }
    }
    capture.watches += [large, capture.watches[0]]
    return capture
  }

  @Test func manyObjectsAreReadAgainInTheirOrderAndKnownByTheirLines() throws {
    let capture = Self.largeCapture
    #expect(capture.watches[1].objects.pieces.count > 1)
    let file = try #require(CaptureWriter.file(of: capture))
    let read = try CaptureReader.read(file)
    #expect(read.isComplete && read.problems.isEmpty, "\(read.problems)")
    #expect(read.watches.map(\.objects.count) == [2, 20_002, 2])
    for (watch, written) in zip(read.watches, capture.watches) {
      #expect(try texts(of: watch) == texts(of: written))
    }
    let lines = try Self.lines(of: file)
    for watch in read.watches {
      #expect(lines[watch.firstLine - 1].hasPrefix(#"{"object":"#))
      #expect(lines[watch.firstLine - 2].hasPrefix(#"{"watch":"#))
    }
    // Pieces are taken as they are.
    #expect(
      read.watches[1].objects.pieces.map(\.member)
        == capture.watches[1].objects.pieces.map(\.member))
  }

  @Test("However others compress the lines, they are the same capture", arguments: [1, 7, 99])
  func isReadAsAnyGzipFile(members: Int) throws {
    let file = try #require(CaptureWriter.file(of: Self.largeCapture))
    let lines = Array(try Self.lines(of: file).map { $0 + "\n" }.joined().utf8)
    var other: [UInt8] = []
    let size = lines.count / members + 1
    for start in stride(from: 0, to: lines.count, by: size) {
      other += try #require(
        GzipDeflater.compress(whole: Array(lines[start..<min(start + size, lines.count)])))
    }
    let read = try CaptureReader.read(other)
    #expect(read.isComplete && read.problems.isEmpty, "\(read.problems)")
    for (watch, written) in zip(read.watches, Self.largeCapture.watches) {
      #expect(try texts(of: watch) == texts(of: written))
    }
  }

  @Test func aLargeFileThatIsCutIsNeverTakenForWhole() throws {
    let capture = Self.largeCapture
    let file = try #require(CaptureWriter.file(of: capture))
    // Where a member ends, the file is good gzip.
    let piece = try #require(capture.watches[1].objects.pieces.first)
    let start = try #require(
      file.indices.first { file[$0...].starts(with: piece.member) }, "the piece is in the file")
    for length in [start, start + 1, start + piece.member.count, file.count - 1] {
      let read = try CaptureReader.read(Array(file[..<length]))
      #expect(!read.problems.isEmpty, "\(length) of \(file.count) bytes")
      #expect(read.watches.count >= 2 && read.watches[0].objects.count == 2)
    }
  }

  private func texts(of watch: CapturedWatch) throws -> [String] {
    var texts: [String] = []
    try watch.objects.forEach { texts.append(String(decoding: $0, as: UTF8.self)) }
    return texts
  }

  private static func lines(of file: [UInt8]) throws -> [Substring] {
    var bytes: [UInt8] = []
    let inflater = try GzipInflater()
    try file.withUnsafeBytes { file in
      try inflater.inflate(file) { bytes.append(contentsOf: $0) }
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}
