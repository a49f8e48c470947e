import Foundation
import Inspection
import KubernetesWire
import Testing

/// Each finding has a Corefile that triggers it exactly once, and one that nearly does.
@Suite struct FindingTests {
  @Test func eachIsTriggeredOnceAndNotByWhatIsNear() async throws {
    let fixtures = try FindingFixture.all()
    #expect(fixtures.count == 127)
    for fixture in fixtures {
      let triggered = try await findings(fixture, fixture.trigger)
      #expect(triggered.count { $0 == fixture.id } == 1, "\(fixture.id): \(triggered)")
      let near = try await findings(fixture, fixture.near)
      #expect(!near.contains(fixture.id), "near \(fixture.id): \(near)")
    }
  }

  @Test func thePrintedFormOfEachIsAsRecorded() async throws {
    var text = ""
    for fixture in try FindingFixture.all() where !Self.isLong.contains(fixture.id) {
      let workplace = try workplace(fixture, fixture.trigger)
      let outcome = await workplace.run(["check"] + fixture.options)
      text +=
        "=== \(fixture.id)\n"
        + outcome.output.replacing(workplace.path, with: "FOLDER") + outcome.messages
    }
    #expect(try Golden.recorded("findings.golden.txt", text) == text)
  }

  @Test func mendingAndCheckingAgainLeavesNothingToMend() async throws {
    var mended = 0
    for fixture in try FindingFixture.all() where !Self.isLong.contains(fixture.id) {
      let workplace = try workplace(fixture, fixture.trigger)
      let before = await workplace.run(["check", "--diff"] + fixture.options)
      guard !before.output.isEmpty else { continue }
      mended += 1
      _ = await workplace.run(["check", "--fix"] + fixture.options)
      let after = await workplace.run(["check", "--diff"] + fixture.options)
      #expect(after.output.isEmpty, "\(fixture.id): \(after.output)")
      let left = try await findings(fixture, try workplace.read("Corefile"))
      #expect(!left.contains(fixture.id), "\(fixture.id): \(left)")
    }
    #expect(mended >= 6)
  }

  /// What takes seconds because it is about a limit.
  private static let isLong: Set<String> = ["import-too-large", "import-too-deep"]

  private func workplace(_ fixture: FindingFixture, _ corefile: String) throws -> Workplace {
    let workplace = try Workplace()
    for (name, text) in fixture.files {
      try workplace.write(text, to: name)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: "\(workplace.path)/\(name)")
    }
    try workplace.write(corefile, to: "Corefile")
    return workplace
  }

  private func findings(_ fixture: FindingFixture, _ corefile: String) async throws -> [String] {
    let workplace = try workplace(fixture, corefile)
    let outcome = await workplace.run(["check", "-o", "json"] + fixture.options)
    return try outcome.document["diagnostics"]?.arrayValue?.compactMap { $0["id"]?.stringValue }
      ?? []
  }
}

/// Texts that are recorded with `RECORD_GOLDEN`.
enum Golden {
  static func recorded(_ name: String, _ text: String) throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try Data(text.utf8).write(to: file)
    }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
