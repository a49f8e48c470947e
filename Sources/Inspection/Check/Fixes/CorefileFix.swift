import Corefile

/// One text of a Corefile with the safe changes of findings made in it.
public struct CorefileFix: Hashable, Sendable {
  /// The file, as locations name it; empty for the entry file.
  public var file: String
  /// The text before.
  public var original: [UInt8]
  /// The text after.
  public var fixed: [UInt8]
  /// The lines that were changed or went, counted from 1, with what is there now; nil for nothing.
  public var changes: [Int: String?]

  /// The texts that findings change, sorted by file; a change that meets another is left out.
  public static func fixes(of findings: [Diagnostic], in corefile: ParsedCorefile) -> [CorefileFix]
  {
    let edits = Dictionary(grouping: findings.flatMap(\.edits), by: \.location.file)
    return edits.keys.sorted().compactMap { file in
      guard let source = corefile.sources[file], let edits = edits[file] else { return nil }
      return CorefileFix(file: file, source, edits)
    }
  }

  private init?(file: String, _ source: SourceText, _ edits: [TextEdit]) {
    self.file = file
    original = source.bytes
    changes = [:]
    for (line, edits) in Dictionary(grouping: edits, by: \.location.line) {
      guard let text = source.line(line) else { continue }
      changes[line] = .some(Self.apply(edits, to: text))
    }
    fixed = Self.text(source, with: changes)
    if fixed == original { return nil }
  }

  /// A line with changes made; nil where it goes.
  private static func apply(_ edits: [TextEdit], to line: String) -> String? {
    guard !edits.contains(where: { $0.replacement == nil }) else { return nil }
    var scalars = Array(line.unicodeScalars)
    var end = scalars.count
    for edit in edits.sorted(by: { $0.location.column > $1.location.column }) {
      let start = edit.location.column - 1
      guard start >= 0, edit.length >= 0, start + edit.length <= end else { continue }
      scalars.replaceSubrange(
        start..<(start + edit.length), with: (edit.replacement ?? "").unicodeScalars)
      end = start
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func text(_ source: SourceText, with changes: [Int: String?]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.bytes.count)
    let lines = source.lines
    for (offset, line) in lines.enumerated() {
      let isLast = offset == lines.count - 1
      guard let change = changes[offset + 1] else {
        result += line
        if !isLast { result.append(UInt8(ascii: "\n")) }
        continue
      }
      guard let change else { continue }
      result += change.utf8
      if line.last == 0x0d { result.append(0x0d) }
      if !isLast { result.append(UInt8(ascii: "\n")) }
    }
    return result
  }
}
