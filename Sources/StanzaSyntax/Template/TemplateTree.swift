/// One template while it is read: the text itself, or what a `define` or a `block` in it holds.
struct TemplateTree {
  enum Origin {
    case text, definition, block
  }

  /// An `if`, `range` or `with` that is still open.
  struct Control {
    let keyword: TemplateToken.Keyword
    let variableCount: Int
    var isInElse = false
  }

  var name: String
  let origin: Origin
  var variables = TemplateVariables()
  var controls: [Control] = []
  /// How many loops a `break` could leave here.
  var loops = 0
  /// The line where the current action began, or 0.
  var actionLine = 0
  /// The line of the last token that was read for this tree; errors name it.
  var lastLine = 0
  /// Whether there is more in it than blanks, comments and definitions.
  var hasContent = false
}

/// The variables that are declared at a place.
struct TemplateVariables {
  private var names = ["$"]
  private var counts = ["$": 1]

  var count: Int { names.count }

  func contains(_ name: String) -> Bool { counts[name, default: 0] > 0 }

  mutating func declare(_ name: String) {
    names.append(name)
    counts[name, default: 0] += 1
  }

  mutating func drop(to count: Int) {
    while names.count > count, let name = names.popLast() { counts[name, default: 1] -= 1 }
  }
}
