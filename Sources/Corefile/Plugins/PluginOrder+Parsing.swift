/// Why a `plugin.cfg` cannot be used, with a diagnostic for each line at fault.
public struct PluginOrderFailure: Error, Hashable, Sendable {
  /// What is wrong, in the order of the lines.
  public var diagnostics: [Diagnostic]
}

extension PluginOrderFailure: CustomStringConvertible {
  /// One line a problem: file, line and message.
  public var description: String {
    diagnostics.map { diagnostic in
      let place = diagnostic.location.map { "\($0.file):\($0.line): " } ?? ""
      return place + diagnostic.message
    }.joined(separator: "\n")
  }
}

extension PluginOrder {
  /// Reads the order from the text of a `plugin.cfg`: a line `name:package` for each plugin.
  ///
  /// Blank lines and lines that start with `#` say nothing. CoreDNS's own generator drops a line
  /// with no colon, or more than one, without a word; here it is an error, because the plugin
  /// would be missing from the build that the file is meant for. A name that comes twice is an
  /// error there too. `file` is what the locations of errors say.
  public init(parsing text: String, file: String = "plugin.cfg") throws(PluginOrderFailure) {
    var names: [String] = []
    var lines: [String: Int] = [:]
    var problems: [Diagnostic] = []
    for (index, line) in text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() {
      let entry = Entry(line: Substring(line), number: index + 1)
      guard !entry.isBlank else { continue }
      if let problem = entry.problem ?? entry.duplicate(of: lines) {
        problems.append(problem.diagnostic(of: entry, in: file))
      } else {
        lines[entry.name] = entry.number
        names.append(entry.name)
      }
      // A file that is something else altogether is wrong in every line.
      guard problems.count < 20 else { break }
    }
    if problems.isEmpty, names.isEmpty {
      problems.append(
        Diagnostic(
          .error, id: "empty-plugin-order", "there is no plugin in it",
          at: SourceLocation(file: file, line: 1, column: 1)))
    }
    guard problems.isEmpty else { throw PluginOrderFailure(diagnostics: problems) }
    self.init(names: names)
  }
}

/// One line of a `plugin.cfg`.
private struct Entry {
  struct Problem {
    var id: String
    var message: String

    func diagnostic(of entry: Entry, in file: String) -> Diagnostic {
      Diagnostic(
        .error, id: id, message,
        at: SourceLocation(file: file, line: entry.number, column: entry.column),
        length: Token.width(of: entry.text))
    }
  }

  var number: Int
  var column: Int
  var text: String
  var fields: [String]

  init(line: Substring, number: Int) {
    let scalars = line.unicodeScalars
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
    self.number = number
    column = scalars.distance(from: scalars.startIndex, to: start) + 1
    text = Self.trimmed(scalars[start...])
    fields = text.unicodeScalars.split(separator: ":", omittingEmptySubsequences: false)
      .map(Self.trimmed)
  }

  var name: String { fields.first ?? "" }
  var isBlank: Bool { text.isEmpty || text.utf8.first == UInt8(ascii: "#") }

  var problem: Problem? {
    guard fields.count == 2 else {
      return Problem(
        id: "malformed-plugin-line", message: "expected 'name:package' but had '\(text)'")
    }
    guard fields.allSatisfy({ !$0.isEmpty }) else {
      return Problem(
        id: "malformed-plugin-line", message: "the name or the package is missing in '\(text)'")
    }
    return nil
  }

  func duplicate(of lines: [String: Int]) -> Problem? {
    lines[name].map {
      Problem(id: "duplicate-plugin", message: "plugin '\(name)' is in line \($0) already")
    }
  }

  private static func trimmed(_ scalars: Substring.UnicodeScalarView) -> String {
    let head = scalars.drop { $0.properties.isWhitespace }
    let end = head.lastIndex { !$0.properties.isWhitespace }.map { head.index(after: $0) }
    return String(head[..<(end ?? head.startIndex)])
  }
}
