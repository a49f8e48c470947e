#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// README.md, as far as it can be held against the tool.
struct Readme {
  /// A command line of the tool, with what the page shows of its output.
  struct Command: CustomStringConvertible, Sendable {
    /// The line that it starts on, counted from 1.
    var line: Int
    /// The words after the tool's name.
    var arguments: [String]
    /// The lines of its output that are shown.
    var shown: [String] = []
    /// The status that is shown; 0 where none is.
    var status: Int32 = 0
    /// What is typed at the prompts that are shown.
    var typed: [String] = []

    var description: String {
      "line \(line): k8sapi-inspect \(arguments.joined(separator: " "))"
    }
  }

  private static let root = String(#filePath.split(separator: "/Tests/")[0])

  /// Its text, line by line.
  let lines: [String]

  /// The commands in order: those of code blocks, and those that a sentence or table mentions.
  let commands: [Command]

  init() throws {
    lines = try Self.read("README.md").split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    var reader = ReadmeReader()
    for line in lines { reader.read(line) }
    commands = reader.commands
  }

  /// Everything that is set as code.
  var code: [String] {
    var isFenced = false
    return lines.flatMap { line -> [String] in
      if line.hasPrefix("```") {
        isFenced.toggle()
        return []
      }
      return isFenced ? [line] : ReadmeReader.spans(line)
    }
  }

  /// A file of the repository.
  static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(root)/\(path)")), as: UTF8.self)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(root)/\(path)")
  }
}
