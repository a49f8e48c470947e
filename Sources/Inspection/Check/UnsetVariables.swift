import Corefile

/// Finds references to environment variables that are not set, which CoreDNS silently takes for
/// nothing.
struct UnsetVariables {
  private let variables: Set<String>

  /// Takes the names of the variables that are set.
  init(_ variables: Set<String>) {
    self.variables = variables
  }

  /// The references in all texts of a Corefile, outside of comments.
  func findings(in corefile: ParsedCorefile) -> [Diagnostic] {
    corefile.sources.keys.sorted().flatMap { file in
      let text = String(decoding: corefile.sources[file]?.bytes ?? [], as: UTF8.self)
      let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
      return lines.enumerated().flatMap { offset, line in
        findings(in: Array(line.unicodeScalars), file: file, line: offset + 1)
      }
    }
  }

  private func findings(
    in line: [Unicode.Scalar], file: String, line number: Int
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var isQuoted = false
    for index in line.indices {
      if line[index] == "\"" { isQuoted.toggle() }
      if line[index] == "#", !isQuoted { break }
      guard let name = reference(in: line, at: index), !variables.contains(name) else { continue }
      findings.append(
        Diagnostic(
          .warning, id: "unset-variable",
          "the environment variable \(name) is not set: CoreDNS puts nothing in its place",
          at: SourceLocation(file: file, line: number, column: index + 1),
          length: name.unicodeScalars.count + (line[index + 1] == "%" ? 4 : 3),
          fix: "set \(name), or write the value itself"))
    }
    return findings
  }

  /// The name in `{$NAME}` or `{%NAME%}` where one starts at the index.
  private func reference(in line: [Unicode.Scalar], at index: Int) -> String? {
    guard line[index] == "{", index + 1 < line.count else { return nil }
    let mark = line[index + 1]
    guard mark == "$" || mark == "%" else { return nil }
    let rest = line[(index + 2)...]
    guard let end = rest.firstIndex(where: { $0 == "}" || $0 == " " }), line[end] == "}" else {
      return nil
    }
    var name = rest[..<end]
    if mark == "%" {
      guard name.last == "%" else { return nil }
      name.removeLast()
    }
    return name.isEmpty ? nil : String(String.UnicodeScalarView(name))
  }
}
