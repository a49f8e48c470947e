/// A piece of a page; text becomes part of it escaped only.
struct HTMLFragment: Hashable, Sendable {
  /// The markup.
  private(set) var markup = ""

  /// An empty piece.
  init() {}

  /// Text from anywhere: what a terminal must not see a page does not show either.
  init(_ text: String) {
    markup = Self.escaped(text)
  }

  /// Pieces in a row.
  init(_ pieces: [HTMLFragment]) {
    markup = pieces.map(\.markup).joined()
  }

  /// Markup of the tool itself.
  init(markup: StaticString) {
    self.markup = "\(markup)"
  }

  /// An element with what it holds; a line ends after it where it is a block.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>,
    _ children: HTMLFragment...
  ) -> HTMLFragment {
    element(name, attributes, content: HTMLFragment(children))
  }

  /// An element without attributes.
  static func element(_ name: StaticString, _ children: HTMLFragment...) -> HTMLFragment {
    element(name, [:], content: HTMLFragment(children))
  }

  /// An element of text.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], text: String
  ) -> HTMLFragment {
    element(name, attributes, content: HTMLFragment(text))
  }

  private static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, content: HTMLFragment
  ) -> HTMLFragment {
    let isBlock = !inlineNames.contains("\(name)")
    let holdsBlocks = isBlock && content.markup.hasSuffix("\n")
    var result = HTMLFragment()
    result.markup = attributes.reduce("<\(name)") {
      $0 + " \($1.key)=\"\(escaped($1.value))\""
    }
    result.markup += holdsBlocks ? ">\n" : ">"
    result.markup += content.markup + "</\(name)>" + (isBlock ? "\n" : "")
    return result
  }

  /// The elements that stand within a line.
  private static let inlineNames: Set<String> = [
    "a", "line", "rect", "span", "strong", "svg", "td", "text", "th", "time", "title",
  ]

  static func += (left: inout HTMLFragment, right: HTMLFragment) {
    left.markup += right.markup
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.escaped(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension HTMLFragment {
  /// A table with every column, wide ones too; it scrolls by itself where the page is narrow.
  init(_ table: Table, label: String) {
    let head = table.columns.map { column in
      HTMLFragment.element("th", ["scope": "col", "class": column.className], text: column.header)
    }
    let rows = table.rows.map { row in
      var cells: [HTMLFragment] = []
      for (column, cell) in zip(table.columns, row) {
        let text = cell.text.isEmpty ? "–" : cell.text
        let name = "\(column.className) \(cell.role)"
        cells.append(
          cells.isEmpty
            ? .element("th", ["scope": "row"], text: text)
            : .element("td", ["class": name], text: text))
      }
      return HTMLFragment.element("tr", HTMLFragment(cells))
    }
    self = .element(
      "div", ["class": "scroll", "role": "region", "aria-label": label, "tabindex": "0"],
      .element(
        "table", .element("thead", .element("tr", HTMLFragment(head))),
        .element("tbody", HTMLFragment(rows))))
  }
}

extension Table.Column {
  fileprivate var className: String { isRightAligned ? "number" : "text" }
}
