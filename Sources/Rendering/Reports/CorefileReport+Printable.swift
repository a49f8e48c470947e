import KubernetesWire
import Corefile
import Inspection
import KubernetesClient

extension CorefileReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    ReportText(
      blocks.map { block in
        ReportText.Section(
          heading: block.shownKeys.joined(separator: " "),
          table: Table(
            [Table.Column("DIRECTIVE"), Table.Column("PLACE"), Table.Column("TOKENS")],
            rows: block.directives.flatMap(rows)),
          remarks: [
            ReportText.Remark(
              "serves \(block.normalizedKeys.map(Redaction.word).joined(separator: " "))", .dim)
          ])
      })
  }

  /// The bare names, a line each.
  public var names: [String] { blocks.map { $0.shownKeys.joined(separator: " ") } }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      ("blocks", .array(blocks.map(document(of:)))),
      ("diagnostics", .array(diagnostics.map(\.document))),
    ])
  }

  /// A row for each line of the directive, so that blocks read as they were written.
  private func rows(_ directive: Directive) -> [[Table.Cell]] {
    var rows: [[Table.Cell]] = []
    var last: SourceLocation?
    var depth = 0
    for token in directive.tokens {
      if token.text == "}" { depth = max(0, depth - 1) }
      let startsLine = last.map { $0.file != token.location.file || $0.line != token.location.line }
      if startsLine ?? true {
        let place = token.location.place(entryName: entryName, withColumn: false)
        let indentation = String(repeating: "  ", count: depth)
        rows.append([
          Table.Cell(rows.isEmpty ? directive.name : " "), Table.Cell(place),
          Table.Cell(indentation + token.written),
        ])
      } else {
        rows[rows.count - 1][2].text += " " + token.written
      }
      if token.text == "{" { depth += 1 }
      last = token.location
    }
    return rows
  }

  private func document(of block: ServerBlock) -> JSONValue {
    .members([
      ("keys", .strings(block.shownKeys)),
      ("normalizedKeys", .strings(block.normalizedKeys.map(Redaction.word))),
      (
        "directives",
        .array(
          block.directives.map { directive in
            .members([
              ("name", .string(directive.name)),
              ("tokens", .array(directive.tokens.map(\.document))),
            ])
          })
      ),
    ])
  }
}

extension ServerBlock {
  /// The keys as written, without passwords.
  fileprivate var shownKeys: [String] { keys.map { Redaction.word($0.text) } }
}

extension Token {
  /// The token with quotes where it needs them, and without a password.
  fileprivate var written: String {
    let text = Redaction.word(self.text)
    return
      text.isEmpty || text.contains(where: \.isWhitespace) ? "\"\(text)\"" : text
  }

  fileprivate var document: JSONValue {
    .members([
      ("file", .string(location.file)), ("line", .count(location.line)),
      ("column", .count(location.column)), ("text", .string(Redaction.word(text))),
    ])
  }
}

extension SourceLocation {
  /// `Corefile:7`, with the entry file's own name where the location leaves it out.
  func place(entryName: String, withColumn: Bool) -> String {
    let place = "\(file.isEmpty ? entryName : file):\(line)"
    return withColumn ? "\(place):\(column)" : place
  }
}

extension Diagnostic {
  /// The stable shape of a finding.
  var document: JSONValue {
    .members([
      ("severity", .string(severity.rawValue)), ("id", .string(id)),
      ("message", .string(Redaction.text(message))), ("file", .text(location?.file)),
      ("line", .count(location?.line)), ("column", .count(location?.column)),
      ("notes", .strings(notes.map(Redaction.text))), ("fix", .text(fix.map(Redaction.text))),
    ])
  }
}
