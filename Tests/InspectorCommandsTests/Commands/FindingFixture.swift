import Foundation

/// A Corefile that triggers a finding, and one that nearly does; see `Fixtures/findings.txt`.
struct FindingFixture {
  /// The identifier of the finding.
  var id: String
  /// The options of `check`.
  var options: [String]
  /// Other files in the Corefile's folder.
  var files: [String: String]
  /// What triggers the finding once.
  var trigger: String
  /// What does not.
  var near: String

  /// The path of its Corefile in a folder of many.
  var corefile: String { "\(id).Corefile" }

  /// All of the fixture's sections, in its order.
  static func all() throws -> [FindingFixture] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/findings.txt")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return text.components(separatedBy: "\n=== ").map { section in
      section.hasPrefix("=== ") ? String(section.dropFirst(4)) : section
    }.compactMap(FindingFixture.init)
  }

  private init?(_ section: String) {
    var lines = section.components(separatedBy: "\n")[...]
    let words = (lines.popFirst() ?? "").split(separator: " ").map(String.init)
    guard let id = words.first else { return nil }
    self.id = id
    options = Array(words.dropFirst())
    files = [:]
    while let line = lines.first, line.hasPrefix(">>> ") {
      let end = lines.firstIndex(of: "<<<") ?? lines.endIndex
      files[String(line.dropFirst(4))] =
        lines[(lines.startIndex + 1)..<end].joined(separator: "\n") + "\n"
      lines = lines[min(end + 1, lines.endIndex)...]
    }
    let parts = lines.split(separator: "--- near", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    trigger = Self.text(parts[0])
    near = Self.text(parts[1])
  }

  private static func text(_ lines: ArraySlice<String>) -> String {
    var text = lines.joined(separator: "\n")
    while text.hasSuffix("\n") { text.removeLast() }
    return text + "\n"
  }
}
