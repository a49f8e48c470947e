import Foundation
import KubernetesWire
import Recordings

/// The recordings of a real CoreDNS that this target's tests compare with.
enum Fixtures {
  private static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  }

  /// The names of the recorded Corefiles, sorted.
  static let corefiles: [String] = {
    let files =
      (try? FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "corefiles").path)) ?? []
    return files.filter { $0.hasSuffix(".Corefile") }.map { String($0.dropLast(9)) }.sorted()
  }()

  static func corefile(_ name: String) throws -> [UInt8] {
    [UInt8](
      try Data(contentsOf: folder.appending(path: "corefiles/\(name).Corefile")))
  }

  /// The text of a file.
  static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// The recorded text, or the given one just recorded where `RECORD_GOLDEN` is set.
  static func recorded(_ name: String, _ text: String) throws -> String {
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return try self.text(name)
  }

  /// The recorded cluster, as a List.
  static func cluster() throws -> [UInt8] { try unpacked("cluster.json.gz") }

  /// The recorded questions with their answers, by Corefile.
  static let answers: [String: [RecordedAnswer]] = {
    let lines = (try? unpacked("answers.jsonl.gz"))?.split(separator: UInt8(ascii: "\n")) ?? []
    let answers = lines.compactMap { line in
      (try? JSONValue(parsing: Array(line))).flatMap { RecordedAnswer($0) }
    }
    return Dictionary(grouping: answers, by: \.corefile)
  }()

  private static func unpacked(_ name: String) throws -> [UInt8] {
    try CompressedFile.content(of: folder.appending(path: name))
  }
}
