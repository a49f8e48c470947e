import Corefile

/// Finds references to environment variables that are not set, which CoreDNS silently takes for
/// nothing.
public struct UnsetVariables {
  private let variables: Set<String>

  /// A file made of nothing else would say the same a million times.
  private static let limit = 100

  /// Takes the names of the variables that are set.
  init(_ variables: Set<String>) {
    self.variables = variables
  }

  /// The references in all texts of a Corefile, outside of comments.
  func findings(in corefile: ParsedCorefile) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (file, source) in corefile.sources.sorted(by: { $0.key < $1.key }) {
      for (number, line) in Self.linesWithReferences(in: source) {
        guard findings.count < Self.limit else { return findings }
        let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
        findings += self.findings(in: scalars, file: file, line: number)
      }
    }
    return findings
  }

  /// The lines in which a reference may begin, with their numbers counted from 1.
  private static func linesWithReferences(in source: SourceText) -> [(Int, ArraySlice<UInt8>)] {
    let bytes = source.bytes
    var found: [(Int, ArraySlice<UInt8>)] = []
    bytes.withUnsafeBufferPointer { text in
      var (number, start, index) = (1, 0, 0)
      while index < text.count {
        let byte = text[index]
        index += 1
        if byte == UInt8(ascii: "\n") {
          (number, start) = (number + 1, index)
        } else if byte == UInt8(ascii: "{"), index < text.count,
          text[index] == UInt8(ascii: "$") || text[index] == UInt8(ascii: "%")
        {
          while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
          found.append((number, bytes[start..<index]))
        }
      }
    }
    return found
  }

  /// The names of the variables that a text refers to, also in comments.
  public static func references(in source: SourceText) -> Set<String> {
    var names: Set<String> = []
    for (_, line) in linesWithReferences(in: source) {
      let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
      names.formUnion(scalars.indices.compactMap { reference(in: scalars, at: $0) })
    }
    return names
  }

  private func findings(
    in line: [Unicode.Scalar], file: String, line number: Int
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var isQuoted = false
    for index in line.indices {
      if line[index] == "\"" { isQuoted.toggle() }
      if line[index] == "#", !isQuoted { break }
      guard let name = Self.reference(in: line, at: index), !variables.contains(name) else {
        continue
      }
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
  private static func reference(in line: [Unicode.Scalar], at index: Int) -> String? {
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
