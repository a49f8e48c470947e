import Corefile
import Inspection

/// Prints findings for people: place, kind, the line with the spot marked, and what to change.
public struct DiagnosticPrinter: Sendable {
  /// How the entry file is called, since locations in it carry no name.
  public var entryName: String
  /// The text of a line of a file, counted from 1; nil where it is not known.
  public var sourceLine: @Sendable (_ file: String, _ line: Int) -> String?
  /// The colours.
  public var palette: Palette

  /// Makes a printer.
  public init(
    entryName: String, palette: Palette,
    sourceLine: @escaping @Sendable (_ file: String, _ line: Int) -> String? = { _, _ in nil }
  ) {
    self.entryName = entryName
    self.palette = palette
    self.sourceLine = sourceLine
  }

  /// The finding on one or more lines, each ended by a line feed.
  public func text(_ diagnostic: Diagnostic) -> String {
    var place = TerminalText.escaped(entryName)
    if let location = diagnostic.location {
      place = TerminalText.escaped(location.place(entryName: entryName, withColumn: true))
    }
    let kind = palette.paint("\(diagnostic.severity.rawValue)[\(diagnostic.id)]", diagnostic.role)
    var text = "\(place) \(kind): \(TerminalText.escaped(Redaction.text(diagnostic.message)))\n"
    if let location = diagnostic.location { text += excerpt(location, diagnostic) }
    for note in diagnostic.notes {
      text += "  note: \(TerminalText.escaped(Redaction.text(note)))\n"
    }
    if let fix = diagnostic.fix { text += "  fix: \(TerminalText.escaped(Redaction.text(fix)))\n" }
    return text
  }

  /// The line of the source and below it marks under the spot.
  ///
  /// A long line is cut around it.
  private func excerpt(_ location: SourceLocation, _ diagnostic: Diagnostic) -> String {
    guard let line = sourceLine(location.file, location.line), !Self.holdsPassword(line) else {
      return ""
    }
    let scalars = Array(line.unicodeScalars.prefix(1 << 16))
    let column = max(1, location.column)
    guard column <= scalars.count + 1 else { return "" }
    let start = column - 1 > Self.excerptLimit / 2 ? column - 1 - Self.excerptLimit / 4 : 0
    let end = min(scalars.count, start + Self.excerptLimit)
    let before = Self.printable(scalars[start..<min(column - 1, end)])
    let spotEnd = min(end, column - 1 + max(1, diagnostic.length))
    let spot = Self.printable(scalars[min(column - 1, end)..<max(spotEnd, min(column - 1, end))])
    let rest = Self.printable(scalars[max(spotEnd, min(column - 1, end))..<end])
    let marks = String(repeating: "^", count: max(1, DisplayWidth.of(spot)))
    let margin = "  \(location.line) | "
    let blank = String(repeating: " ", count: margin.utf8.count - 2) + "| "
    let indentation = String(repeating: " ", count: DisplayWidth.of(before))
    return margin + before + spot + rest + "\n" + blank + indentation
      + palette.paint(marks, diagnostic.role) + "\n"
  }

  /// Whether a word of the line is a URL with a password; the line is not shown then.
  private static func holdsPassword(_ line: String) -> Bool {
    line.split { $0 == " " || $0 == "\t" }.contains { Redaction.word(String($0)) != $0 }
  }

  /// How many characters of a line are shown.
  private static let excerptLimit = 160

  /// Tabs become single spaces, so that the marks stand below what they mean.
  private static func printable(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    for scalar in scalars { text.unicodeScalars.append(scalar == "\t" ? " " : scalar) }
    return TerminalText.escaped(text)
  }
}

extension Diagnostic {
  fileprivate var role: Palette.Role {
    switch severity {
    case .note: .dim
    case .warning: .warning
    case .error: .failure
    }
  }
}
