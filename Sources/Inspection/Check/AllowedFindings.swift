import Corefile

/// The findings that comments of a Corefile allow: `# k8sapi-inspect: allow ID, ID`.
///
/// Such a comment holds for its own line, one on a line of its own for the next line that says
/// something, and one before all else for the whole file.
struct AllowedFindings {
  private static let mark = "k8sapi-inspect: allow"

  private struct Line: Hashable {
    var file: String
    var number: Int
  }

  private var lines: [Line: Set<String>] = [:]
  private var files: [String: Set<String>] = [:]

  /// Reads the comments of all texts of a Corefile.
  init(_ corefile: ParsedCorefile) {
    for (file, source) in corefile.sources { read(source, file) }
  }

  private mutating func read(_ source: SourceText, _ file: String) {
    // Most files have none, and need not be taken apart.
    guard Self.isIn(source.bytes) else { return }
    var waiting: Set<String> = []
    var isBeforeAll = true
    for (offset, line) in source.lines.enumerated() {
      let text = String(decoding: line, as: UTF8.self)
      let hash = text.firstIndex(of: "#") ?? text.endIndex
      let isBlank = text[..<hash].allSatisfy(\.isWhitespace)
      let allowed = Self.identifiers(text[hash...])
      if isBlank, hash < text.endIndex, isBeforeAll {
        files[file, default: []].formUnion(allowed)
      } else if isBlank {
        waiting.formUnion(allowed)
      } else {
        isBeforeAll = false
        lines[Line(file: file, number: offset + 1)] = allowed.union(waiting)
        waiting = []
      }
    }
  }

  /// Whether the mark is somewhere in a text.
  private static func isIn(_ bytes: [UInt8]) -> Bool {
    let mark = Array(mark.utf8)
    // Many files have no comment at all.
    guard bytes.count >= mark.count, bytes.contains(UInt8(ascii: "#")) else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      var rest = bytes[...]
      while let start = rest.firstIndex(of: mark[0]) {
        rest = rest[start...]
        if rest.starts(with: mark) { return true }
        rest = rest.dropFirst()
      }
      return false
    }
  }

  /// The identifiers behind the mark of a comment.
  private static func identifiers(_ comment: Substring) -> Set<String> {
    guard let mark = comment.firstRange(of: mark) else { return [] }
    return Set(
      comment[mark.upperBound...].split { !($0.isLetter || $0.isNumber || $0 == "-") }
        .map(String.init))
  }

  /// Whether no comment allows anything.
  var isEmpty: Bool { lines.isEmpty && files.isEmpty }

  /// Whether a finding is allowed.
  func allow(_ diagnostic: Diagnostic) -> Bool {
    let file = diagnostic.location?.file ?? ""
    if files[file]?.contains(diagnostic.id) == true { return true }
    guard let location = diagnostic.location else { return false }
    let line = Line(file: location.file, number: location.line)
    return lines[line]?.contains(diagnostic.id) == true
  }
}
