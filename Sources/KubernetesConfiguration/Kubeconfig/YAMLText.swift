import Yams

/// Turns the text of a file that somebody wrote into YAML nodes, within limits.
package enum YAMLText {
  /// Why a text is no YAML that is taken, and where.
  package struct Problem: Error, Hashable {
    /// The line, counted from 1; 0 where it is the text as a whole.
    package var line = 0
    /// The column, counted from 1.
    package var column = 0
    /// What is wrong.
    package var message: String
  }

  /// Composes a text of one document.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - aliasLimit: The most aliases (`*name`), so that a few lines cannot stand for millions.
  ///   - structureLimit: The most separators of nodes, so that a file of few megabytes cannot take
  ///     gigabytes.
  package static func compose(
    _ bytes: [UInt8], aliasLimit: Int, structureLimit: Int
  ) throws(Problem) -> Node? {
    guard aliasCount(bytes) <= aliasLimit else {
      throw Problem(message: "more than \(aliasLimit) aliases (*name)")
    }
    let separators = bytes.lazy.filter { "\n,:[{-".utf8.contains($0) }.count
    guard separators <= structureLimit else {
      throw Problem(message: "more than \(structureLimit) values")
    }
    do {
      // What type a scalar has is for the reader of each field to say.
      return try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self), .basic)
    } catch let error as YamlError {
      throw located(error)
    } catch {
      throw Problem(message: "cannot be read as YAML")
    }
  }

  private static func located(_ error: YamlError) -> Problem {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // What was begun and not ended stands earlier, and that is where the mistake is.
      Problem(
        line: context?.mark.line ?? mark.line, column: context?.mark.column ?? mark.column,
        message: context.map { "\(problem) (\($0.text))" } ?? problem)
    case .reader(let problem, _, _, _): Problem(message: problem)
    case .duplicatedKeysInMapping(_, let context):
      Problem(
        line: context.mark.line, column: context.mark.column,
        message: "the same key stands twice in one mapping")
    default: Problem(message: "cannot be read as YAML")
    }
  }

  /// Counts what may be aliases: an asterisk at the start of a word.
  private static func aliasCount(_ bytes: [UInt8]) -> Int {
    var count = 0
    var last = UInt8(ascii: "\n")
    for byte in bytes {
      if byte == UInt8(ascii: "*"), " \t\r\n[{,:?-".utf8.contains(last) { count += 1 }
      last = byte
    }
    return count
  }
}
