/// The file of plugin tsig's property `secrets`: `key` statements as in named.conf.
public enum TSIGSecretsFile {
  /// What is wrong with a file.
  ///
  /// CoreDNS reads it line by line, so that braces and keywords must stand where it looks for them.
  /// It does not show this text: it complains of the argument instead, which is the file.
  public static func problem(text: [UInt8]) -> String? {
    switch names(text: text) {
    case .success: nil
    case .failure(let failure): failure.message
    }
  }

  /// The names of the keys, normalized, or nothing for a faulty file: a name may be given only
  /// once among a stanza's secrets and files.
  public static func keyNames(text: [UInt8]) -> [String]? {
    try? names(text: text).get()
  }

  private struct Failure: Error {
    let message: String
  }

  private static func names(text: [UInt8]) -> Result<[String], Failure> {
    var lines = GoLines(text).lines[...]
    var names: [String] = []
    // As bytes, since Swift's strings are equal where Go's are not.
    var taken: Set<[UInt8]> = []
    while let line = lines.popFirst() {
      let fields = GoStrings.fields(line)
      guard let first = fields.first else { continue }
      guard GoStrings.equal(first, "key") else {
        return failure("unexpected token \(GoQuotation.quoted(first))")
      }
      let word = fields.count > 1 ? GoStrings.trimmed(fields[1], of: "\"{") : ""
      guard !word.isEmpty else { return failure("expected key name \(quoted(line))") }
      let name = DomainNameText.normalized(word)
      guard taken.insert(Array(name.utf8)).inserted else {
        return failure("key \(GoQuotation.quoted(name)) redefined")
      }
      if let problem = statementProblem(&lines, name: name) { return failure(problem) }
      names.append(name)
    }
    return .success(names)
  }

  /// Reads the lines of a statement up to its closing brace, or to the file's end.
  private static func statementProblem(
    _ lines: inout ArraySlice<ArraySlice<UInt8>>, name: String
  ) -> String? {
    var hasSecret = false
    while let line = lines.popFirst() {
      let fields = GoStrings.fields(line)
      guard let first = fields.first else { continue }
      switch first {
      case "algorithm": continue
      case "secret":
        let secret = fields.count > 1 ? GoStrings.trimmed(fields[1], of: "\";") : ""
        guard !secret.isEmpty else { return "expected secret key \(quoted(line))" }
        hasSecret = true
      case "}", "};":
        return hasSecret ? nil : "expected secret for key \(GoQuotation.quoted(name))"
      default: return "unexpected token \(GoQuotation.quoted(first))"
      }
    }
    return hasSecret ? nil : "expected secret for key \(GoQuotation.quoted(name))"
  }

  private static func quoted(_ line: ArraySlice<UInt8>) -> String {
    GoQuotation.quoted(line, isASCII: false)
  }

  private static func failure(_ message: String) -> Result<[String], Failure> {
    .failure(Failure(message: message))
  }
}
