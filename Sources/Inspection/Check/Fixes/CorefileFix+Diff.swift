import Corefile

extension CorefileFix {
  /// How many lines that stay the same are shown beside one that does not.
  private static let context = 3

  /// The change as a unified diff, of a file that is called `name`.
  public func diff(_ name: String) -> String {
    let lines = SourceText(original).lines.map { String(decoding: $0, as: UTF8.self) }
    let last = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
    var text = "--- \(name)\n+++ \(name)\n"
    var removed = 0
    for hunk in hunks(last) {
      let kept = hunk.filter { line in
        if let change = changes[line] { change != nil } else { true }
      }
      let start = hunk.lowerBound - removed - (kept.isEmpty ? 1 : 0)
      text += "@@ -\(hunk.lowerBound),\(hunk.count) +\(start),\(kept.count) @@\n"
      for line in hunk {
        guard let change = changes[line] else {
          text += " \(lines[line - 1])\n"
          continue
        }
        text += "-\(lines[line - 1])\n"
        if let change { text += "+\(change)\n" }
      }
      removed += hunk.count - kept.count
    }
    return text
  }

  /// The lines that are shown together.
  private func hunks(_ last: Int) -> [ClosedRange<Int>] {
    var hunks: [ClosedRange<Int>] = []
    for line in changes.keys.sorted() where line <= last {
      let range = max(1, line - Self.context)...min(last, line + Self.context)
      if let before = hunks.last, range.lowerBound <= before.upperBound + 1 {
        hunks[hunks.count - 1] = before.lowerBound...max(before.upperBound, range.upperBound)
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }
}
