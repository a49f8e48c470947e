import Corefile
import Foundation
import Testing

@Suite("Files")
struct FileSystemTests {
  /// Runs the body in a new folder that is gone afterwards.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "corefile-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("a Corefile on disk with its imports")
  func localFiles() throws {
    try inFolder { folder in
      let sub = folder.appending(path: "conf.d")
      try FileManager.default.createDirectory(at: sub, withIntermediateDirectories: true)
      try Data("import conf.d/*.conf".utf8).write(to: folder.appending(path: "all.conf"))
      try Data("log\n".utf8).write(to: sub.appending(path: "b.conf"))
      try Data("errors\n".utf8).write(to: sub.appending(path: "a.conf"))
      let path = folder.appending(path: "Corefile").path()
      try Data(". {\n import all.conf\n}\n".utf8).write(to: URL(filePath: path))
      let parser = CorefileParser(environment: [:], fileSystem: LocalFileSystem())
      let result = try parser.parse(path: path)
      #expect(result.failure == nil)
      #expect(result.entryFile == path)
      #expect(
        result.blocks.first?.directives.map { $0.tokens[0].location.file }
          == ["conf.d/a.conf", "conf.d/b.conf"])
    }
  }

  @Test("a file that cannot be read says why")
  func unreadable() throws {
    try inFolder { folder in
      let large = folder.appending(path: "large").path()
      try Data(count: 100).write(to: URL(filePath: large))
      let pipe = folder.appending(path: "pipe").path()
      #expect(mkfifo(pipe, 0o600) == 0)
      let reader = LocalFileSystem(maximumFileSize: 99)
      let reasons = [folder.path(), large, pipe, folder.path() + "/none"].map { path in
        do throws(FileAccessFailure) {
          _ = try reader.readFile(path)
          return "read"
        } catch {
          return error.code.rawValue
        }
      }
      #expect(reasons == ["isDirectory", "tooLarge", "notRegularFile", "notFound"])
    }
  }

  @Test(
    "patterns find what Go's Glob finds",
    arguments: [
      ("*.conf", ["a.conf", "b.conf"]), ("?.conf", ["a.conf", "b.conf"]), ("a*f", ["a.conf"]),
      ("d*/x", ["d1/x", "d2/x"]), ("*", []), ("\\*", []), ("none*", []),
      ("/etc/coredns/a*", ["a.conf"]),
      ("d2/../b*", ["b.conf"]),
    ] as [(String, [String])])
  func patterns(_ pattern: String, _ expected: [String]) {
    let files = [
      "a.conf": "log 1", "b.conf": "log 2", "d1/x": "log 3", "d2/x": "log 4", "c.txt": "log 5",
    ]
    let result = CorefileParser(files: files).parse(". {\n import \(pattern)\n}")
    let imported = result.blocks.first?.directives.first?.tokens.filter { $0.text == "log" }
    #expect(imported?.map(\.location.file) ?? [] == expected)
  }

  @Test(
    "patterns that Caddy refuses",
    arguments: ["a*b*", "?x?", "[ab].conf", "a[", "x\\"])
  func refusedPatterns(_ pattern: String) {
    let result = CorefileParser(files: [:]).parse(". {\n import \(pattern)\n}")
    #expect(result.failure?.id == "invalid-glob")
  }

  @Test("a line of a source for a diagnostic")
  func sourceLines() {
    let text = SourceText(Array("\u{FEFF}one\r\ntwo\n\nfour".utf8))
    #expect((0...5).map { text.line($0) } == [nil, "one", "two", "", "four", nil])
  }
}
