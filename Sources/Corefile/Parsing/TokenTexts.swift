/// The texts behind raw tokens: the bytes of each file, and what the environment made of some.
struct TokenTexts {
  /// What the environment made of a word.
  private struct Replaced {
    let text: String
    let kind: RawToken.Kind
    let lineBreaks: UInt32

    init(_ text: String) {
      self.text = text
      kind = WordDecoder.kind(of: text)
      lineBreaks = UInt32(clamping: text.utf8.count { $0 == UInt8(ascii: "\n") })
    }
  }

  private var files: [SourceFile] = []
  private var replaced: [Replaced] = []
  /// What words with references became, as indices of `replaced`; nil for those that stay.
  private var numbersByWord: [String: Int?] = [:]
  /// Words past this number are replaced anew each time.
  private static let maximumWords = 4_096

  /// Adds a file under the name that locations give it, and returns it.
  mutating func add(_ bytes: [UInt8], name: String) -> SourceFile {
    let file = SourceFile(bytes, name: name, number: UInt32(files.count))
    files.append(file)
    return file
  }

  /// The file that a token comes from.
  func source(of token: RawToken) -> SourceFile { files[Int(token.file)] }

  /// A token's text.
  func text(of token: RawToken) -> String {
    if token.form == .replaced { return replaced[Int(token.length)].text }
    return WordDecoder.text(of: token, in: files[Int(token.file)].bytes)
  }

  /// Where a token is.
  func location(of token: RawToken) -> SourceLocation {
    SourceLocation(
      file: files[Int(token.file)].name, line: Int(token.line), column: Int(token.column))
  }

  /// Puts the environment into a token.
  mutating func replaceReferences(
    in token: inout RawToken, by references: EnvironmentReferences
  ) throws(EnvironmentReferences.Endless) {
    let word = text(of: token)
    if let known = numbersByWord[word] {
      if let known { replace(&token, byNumber: known) }
      return
    }
    let text = try references.replaced(in: word)
    let isChanged = text != word
    if isChanged {
      replaced.append(Replaced(text))
      replace(&token, byNumber: replaced.count - 1)
    }
    if numbersByWord.count < Self.maximumWords {
      numbersByWord[word] = .some(isChanged ? replaced.count - 1 : nil)
    }
  }

  private func replace(_ token: inout RawToken, byNumber number: Int) {
    let new = replaced[number]
    token.length = UInt32(clamping: number)
    token.form = .replaced
    token.kind = new.kind
    token.endLine = token.line &+ new.lineBreaks
  }
}
