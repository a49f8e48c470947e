import KubernetesWire
import Yams

/// One document of a manifest file, and where it begins.
struct ManifestDocument {
  var value: JSONValue
  var line: Int
  var column: Int

  /// Splits a file; empty documents are left out.
  ///
  /// A text that begins with a brace or bracket is JSON, as kubectl takes it; several values may
  /// follow one another. Anything else is YAML.
  static func documents(in text: [UInt8], file: String) throws -> [ManifestDocument] {
    var text = text[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return try yaml(text, file: file)
    }
    return try json(text, file: file)
  }

  private static func json(_ text: ArraySlice<UInt8>, file: String) throws -> [ManifestDocument] {
    var documents: [ManifestDocument] = []
    var splitter = JSONDocumentSplitter(text)
    while let part = splitter.next() {
      do {
        let value = try JSONValue(parsing: text[part.range])
        documents.append(
          ManifestDocument(value: value, line: part.line, column: part.column))
      } catch {
        let column = error.line == 1 ? part.column - 1 + error.column : error.column
        throw ManifestError(
          code: .syntax, message: error.message, file: file, line: part.line - 1 + error.line,
          column: column)
      }
    }
    return documents
  }

  /// The documents of a YAML text, whose plain scalars have the types that the resolver gives them.
  static func yaml(
    _ text: ArraySlice<UInt8>, file: String, _ resolver: Resolver = .kubernetes
  ) throws -> [ManifestDocument] {
    var documents: [ManifestDocument] = []
    var budget = 10_000 + text.count * 10
    do {
      var nodes = try compose_all(yaml: String(decoding: text, as: UTF8.self), resolver)
      while let node = nodes.next() {
        let value = try JSONValue(node, budget: &budget)
        guard value != .null else { continue }
        documents.append(
          ManifestDocument(
            value: value, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1))
      }
      // The sequence ends at an error as it does at the end of the text.
      if let error = nodes.error { throw error }
    } catch let problem as YAMLProblem {
      throw ManifestError(
        code: problem.isTooLarge ? .tooLarge : .syntax, message: problem.message, file: file,
        line: problem.line, column: problem.column)
    } catch let error as YamlError {
      throw error.located(in: file)
    }
    return documents
  }
}

extension YamlError {
  /// The same problem as a ``ManifestError``.
  fileprivate func located(in file: String) -> ManifestError {
    var error = ManifestError(
      code: .syntax, message: "this is no YAML", file: file, line: 0, column: 0)
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      error.message = problem
      error.line = mark.line
      error.column = mark.column
    case .duplicatedKeysInMapping(let duplicates, let context):
      error.message =
        "a key occurs twice in one mapping: \(duplicates.sorted().joined(separator: ", "))"
      error.line = context.mark.line
      error.column = context.mark.column
    case .reader(let problem, _, _, _): error.message = problem
    default: break
    }
    return error
  }
}
