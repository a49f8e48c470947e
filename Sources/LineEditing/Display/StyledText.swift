/// A text with colours, as cells.
struct StyledText: Equatable {
  /// The cells, each with the escape sequences before it; the last one has those at the end too.
  private(set) var cells: [Cell] = []

  /// Reads a text with escape sequences, which take no columns.
  init(_ text: String, keepsColours: Bool = true) {
    var pending = ""
    for part in Self.parts(of: text) {
      switch part {
      case .escape(let sequence):
        if keepsColours { pending += sequence }
      case .plain(let plain):
        add(plain, after: &pending)
      }
    }
    if !pending.isEmpty, !cells.isEmpty { cells[cells.count - 1].text += pending }
  }

  private mutating func add(_ plain: String, after pending: inout String) {
    for scalar in plain.unicodeScalars {
      var cell = CellText.cell(of: scalar.value)
      if cell.width == 0, !cells.isEmpty {
        cells[cells.count - 1].text += cell.text
        continue
      }
      cell.text = pending + cell.text
      cell.isPrompt = true
      pending = ""
      cells.append(cell)
    }
  }

  /// A text without its escape sequences.
  static func plain(_ text: String) -> String {
    parts(of: text).reduce(into: "") { result, part in
      if case .plain(let plain) = part { result += plain }
    }
  }

  private enum Part {
    case plain(String)
    case escape(String)
  }

  private static func parts(of text: String) -> [Part] {
    guard text.utf8.contains(0x1B) else { return [.plain(text)] }
    var parts: [Part] = []
    var rest = text.unicodeScalars[...]
    while let escape = rest.firstIndex(of: "\u{1B}") {
      if escape > rest.startIndex { parts.append(.plain(String(rest[..<escape]))) }
      let end = endOfSequence(rest, from: escape)
      parts.append(.escape(String(rest[escape..<end])))
      rest = rest[end...]
    }
    if !rest.isEmpty { parts.append(.plain(String(rest))) }
    return parts
  }

  /// The end of a control sequence (`ESC [ … letter`), or of a two-character one.
  private static func endOfSequence(
    _ text: Substring.UnicodeScalarView, from escape: String.Index
  ) -> String.Index {
    var index = text.index(after: escape)
    guard index < text.endIndex else { return index }
    let isControlSequence = text[index] == "["
    index = text.index(after: index)
    guard isControlSequence else { return index }
    while index < text.endIndex {
      let value = text[index].value
      index = text.index(after: index)
      if (0x40...0x7E).contains(value) { return index }
    }
    return index
  }
}
