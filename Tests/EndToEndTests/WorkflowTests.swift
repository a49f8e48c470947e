import Foundation
import Testing
import Yams

/// The workflow for GitHub, which nothing here can run: what can be said of it without.
struct WorkflowTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
  }

  private func workflow() throws -> Node.Mapping {
    try #require(try Yams.compose(yaml: text(".github/workflows/ci.yml"))?.mapping)
  }

  private func jobs() throws -> [Node.Mapping] {
    let jobs = try #require(try workflow()["jobs"]?.mapping)
    return try jobs.map { try #require($0.value.mapping) }
  }

  private func steps() throws -> [Node.Mapping] {
    try jobs().flatMap { try #require($0["steps"]?.sequence).compactMap(\.mapping) }
  }

  @Test func everyJobMayOnlyReadAndEndsInTime() throws {
    let workflow = try workflow()
    #expect(workflow["permissions"] == ["contents": "read"])
    #expect(workflow["concurrency"]?["group"] != nil)
    let jobs = try jobs()
    #expect(jobs.count == 2)
    for job in jobs {
      #expect(job["timeout-minutes"]?.int != nil)
      #expect(job["permissions"] == nil)
    }
  }

  @Test func everyActionIsPinnedByItsCommitWithTheVersionBesideIt() throws {
    let lines = try text(".github/workflows/ci.yml").split(separator: "\n")
      .filter { $0.contains("uses:") }
    #expect(try lines.count == steps().count { $0["uses"] != nil })
    let pinned = try Regex(#"uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$"#)
    for line in lines { #expect(line.firstMatch(of: pinned) != nil, "\(line)") }
  }

  @Test func theSmokeRunsOnTwoVersionsWithPinnedImages() throws {
    let versions = try #require(
      try jobs().compactMap { $0["strategy"]?["matrix"]?["include"]?.sequence }.first)
    #expect(versions.count == 2)
    let pinned = try Regex(#"^kindest/node:v[0-9.]+@sha256:[0-9a-f]{64}$"#)
    for version in versions {
      let image = version["image"]?.string ?? ""
      #expect(image.firstMatch(of: pinned) != nil, "\(image)")
      #expect(image.contains("v\(version["kubernetes"]?.string ?? "?")."))
    }
  }

  @Test func theTargetsOfMakeAndTheScriptsExist() throws {
    let commands = try steps().compactMap { $0["run"]?.string }.flatMap { run in
      run.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }
    let makefile = try text("Makefile") + text("packaging/packaging.mk")
    let targets = commands.filter { $0.first == "make" }.flatMap { $0.dropFirst() }
    #expect(Set(["deps", "lint", "test", "release"]).isSubset(of: targets))
    for target in targets { #expect(makefile.contains("\n\(target):"), "\(target)") }
    let scripts = commands.compactMap(\.first).filter { $0.hasPrefix("Tests/") }
    #expect(scripts == ["Tests/Smoke/smoke.sh"])
    for script in scripts {
      #expect(FileManager.default.isExecutableFile(atPath: Self.root.appending(path: script).path))
    }
  }
}
