import Foundation
import Inspection
import KubernetesWire
import Testing

/// Each finding has a Corefile that triggers it exactly once, and one that nearly does.
@Suite struct FindingTests {
  @Test func eachIsTriggeredOnceAndNotByWhatIsNear() async throws {
    let fixtures = try FindingFixture.all()
    #expect(fixtures.count == 127)
    let triggered = try await findings(fixtures, \.trigger)
    let near = try await findings(fixtures, \.near)
    for fixture in fixtures {
      let ids = try #require(triggered[fixture.id])
      #expect(ids.count { $0 == fixture.id } == 1, "\(fixture.id): \(ids)")
      let others = try #require(near[fixture.id])
      #expect(!others.contains(fixture.id), "near \(fixture.id): \(others)")
    }
  }

  @Test func thePrintedFormOfEachIsAsRecorded() async throws {
    var text = ""
    for fixture in try FindingFixture.all() where !Self.isLong.contains(fixture.id) {
      let workplace = try workplace(fixture)
      try workplace.write(fixture.trigger, to: "Corefile")
      let outcome = await workplace.run(["check"] + fixture.options)
      text +=
        "=== \(fixture.id)\n"
        + outcome.output.replacing(workplace.path, with: "FOLDER") + outcome.messages
    }
    #expect(try Golden.recorded("findings.golden.txt", text) == text)
  }

  @Test func mendingAndCheckingAgainLeavesNothingToMend() async throws {
    var mended = 0
    for (workplace, fixtures) in try workplaces(
      FindingFixture.all().filter { !Self.isLong.contains($0.id) }, \.trigger)
    {
      let files = fixtures.map(\.corefile)
      let options = fixtures[0].options
      let before = await workplace.run(["check", "--diff"] + options + files)
      guard !before.output.isEmpty else { continue }
      _ = await workplace.run(["check", "--fix"] + options + files)
      let after = await workplace.run(["check", "--diff"] + options + files)
      #expect(after.output.isEmpty, "\(after.output)")
      let left = try await findings(workplace, fixtures)
      for fixture in fixtures where before.output.contains("--- \(fixture.corefile)\n") {
        mended += 1
        #expect(left[fixture.id]?.contains(fixture.id) == false, "\(fixture.id)")
      }
    }
    #expect(mended >= 6)
  }

  /// What takes seconds because it is about a limit.
  private static let isLong: Set<String> = ["import-too-large", "import-too-deep"]

  /// A folder with a fixture's files, its Corefile left out.
  private func workplace(_ fixture: FindingFixture) throws -> Workplace {
    let workplace = try Workplace()
    for (name, text) in fixture.files {
      try workplace.write(text, to: name)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: "\(workplace.path)/\(name)")
    }
    return workplace
  }

  /// Folders with the fixtures that one run can check: those with files of their own are alone.
  private func workplaces(
    _ fixtures: [FindingFixture], _ text: KeyPath<FindingFixture, String>
  ) throws -> [(Workplace, [FindingFixture])] {
    var groups: [[String]: [FindingFixture]] = [:]
    for fixture in fixtures {
      groups[fixture.options + (fixture.files.isEmpty ? [] : [fixture.id]), default: []]
        .append(fixture)
    }
    return try groups.values.map { group in
      let workplace = try workplace(group[0])
      for fixture in group { try workplace.write(fixture[keyPath: text], to: fixture.corefile) }
      return (workplace, group)
    }
  }

  /// The identifiers of what is found in each fixture, by the fixture's.
  private func findings(
    _ fixtures: [FindingFixture], _ text: KeyPath<FindingFixture, String>
  ) async throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    for (workplace, group) in try workplaces(fixtures, text) {
      found.merge(try await findings(workplace, group)) { first, _ in first }
    }
    return found
  }

  private func findings(
    _ workplace: Workplace, _ fixtures: [FindingFixture]
  ) async throws -> [String: [String]] {
    let outcome = await workplace.run(
      ["check", "-o", "json"] + fixtures[0].options + fixtures.map(\.corefile))
    var found: [String: [String]] = [:]
    let documents =
      fixtures.count == 1
      ? [outcome.output] : outcome.output.split(separator: "\n").map(String.init)
    for (fixture, text) in zip(fixtures, documents) {
      let diagnostics = try JSONValue(parsing: text)["diagnostics"]?.arrayValue
      found[fixture.id] = diagnostics?.compactMap { $0["id"]?.stringValue } ?? []
    }
    return found
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
