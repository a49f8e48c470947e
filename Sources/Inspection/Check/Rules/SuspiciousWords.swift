import Corefile

/// Finds words that CoreDNS takes as they are and that most likely mean something else: commas,
/// braces and typographic quotes that became part of a word, and what a template left behind.
struct SuspiciousWords {
  /// A file made of nothing else would say the same a million times.
  private static let limit = 100

  /// Plugins whose words have braces, backslashes and commas of their own.
  private static let textual: Set<String> = [
    "template", "rewrite", "log", "errors", "view", "auto", "hosts", "metadata",
  ]

  /// Plugins whose paths are looked at where the connection is.
  private static let connecting: Set<String> = ["k8s_api", "kubeapi", "kubernetes", "kubernetai"]

  /// What is doubtful about the words of a Corefile.
  func findings(in corefile: ParsedCorefile) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var lines: [SourceLine: Int] = [:]
    func add(_ finding: Diagnostic?) {
      guard findings.count < Self.limit, let finding, let place = finding.location else { return }
      // One line is wrong once, however many of its words are.
      let line = SourceLine(place, finding.id)
      if let known = lines[line] {
        findings[known].edits += finding.edits
      } else {
        lines[line] = findings.count
        findings.append(finding)
      }
    }
    for block in corefile.blocks {
      if !isPlain(block.keys, isBlock: false) {
        for key in block.keys { add(finding(forKey: key)) }
      }
      for directive in block.directives
      where !isPlain(directive.tokens, isBlock: true) && !Self.textual.contains(directive.name) {
        let isChecked = Self.connecting.contains(directive.name)
        var property = directive.name
        var line = directive.tokens.first?.location.line
        for token in directive.tokens.dropFirst() {
          if token.location.line != line {
            (property, line) = (token.text, token.location.line)
          }
          // Label selectors have commas and braces of their own.
          if let finding = finding(for: token, pathsAreChecked: isChecked),
            !property.lowercased().contains("label")
          {
            add(finding)
          }
        }
      }
    }
    return findings
  }

  /// Whether the bytes show that nothing can be doubtful, so that the words need not be read; a brace
  /// that stands alone opens or closes a block, where that may be.
  private func isPlain(_ tokens: TokenList, isBlock: Bool) -> Bool {
    guard let text = tokens.text else { return false }
    return text.withBytes { bytes in
      for (position, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"):
          guard isBlock, Self.isBlank(bytes, position - 1), Self.isBlank(bytes, position + 1)
          else { return false }
        case UInt8(ascii: "/"):
          // A scheme.
          if position + 1 < bytes.count, bytes[position + 1] == byte { return false }
        default: if Marks.isDoubtful(byte) { return false }
        }
      }
      return true
    }
  }

  private static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    guard bytes.indices.contains(position) else { return true }
    return [0x09, 0x0A, 0x0B, 0x0C, 0x20].contains(bytes[position])
  }

  private struct SourceLine: Hashable {
    var file: String
    var line: Int
    var id: String

    init(_ location: SourceLocation, _ id: String) {
      (file, line) = (location.file, location.line)
      self.id = id
    }
  }

  private func finding(forKey key: Token) -> Diagnostic? {
    let marks = Marks(key.text)
    guard !marks.isEmpty else { return nil }
    if let finding = template(key, marks) ?? typography(key, marks) { return finding }
    if key.text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) {
      return finding(
        "glued-brace", "the brace is part of the key \"\(key.text)\"", key,
        fix: "put a space before the brace", edits: blankBeforeBrace(key))
    }
    if let scheme = key.text.firstRange(of: "://").map({ String(key.text[..<$0.lowerBound]) }),
      !Transport.allCases.map(\.rawValue).contains(scheme)
    {
      return finding(
        "unknown-scheme", "CoreDNS does not know \(scheme):// and takes it for a part of the zone",
        key, fix: "write \(Self.schemes.joined(separator: ", ")) before ://, or nothing")
    }
    return commaOrBlank(key)
  }

  /// Those that a CoreDNS of any version serves.
  private static let schemes = Transport.allCases.filter { $0 != .unix && $0 != .https3 }
    .map(\.rawValue)

  private func finding(for word: Token, pathsAreChecked: Bool) -> Diagnostic? {
    let marks = Marks(word.text)
    guard !marks.isEmpty, word.text.utf8.count > 1 else { return nil }
    if let finding = template(word, marks) ?? typography(word, marks) { return finding }
    if word.text.hasSuffix("{") || word.text.hasPrefix("}") {
      return finding(
        "glued-brace", "the brace is part of the word \"\(word.text)\"", word,
        fix: "put a space before the brace, and nothing behind it",
        edits: blankBeforeBrace(word))
    }
    if !pathsAreChecked, word.text.hasPrefix("~/") {
      return finding(
        "tilde-in-path", "CoreDNS does not replace ~: it looks for a folder of that name", word,
        fix: "write the whole path")
    }
    return commaOrBlank(word)
  }

  /// What the writers of templates leave in the place of a value.
  private func template(_ word: Token, _ found: Marks) -> Diagnostic? {
    guard found.contains(.template) else { return nil }
    let marks = ["{{", "}}", "{%", "%}", "__PILLAR__", "${", "$(", "<%", "<no value>", "<nil>"]
    guard let mark = marks.first(where: word.text.contains) else { return nil }
    return finding(
      "unrendered-template", "\"\(mark)\" looks like a template that was not rendered", word,
      fix: "render the template, and check what comes of it")
  }

  private func typography(_ word: Token, _ found: Marks) -> Diagnostic? {
    guard found.contains(.typography) else { return nil }
    if word.text.unicodeScalars.contains(where: "“”„‟‘’«»".unicodeScalars.contains) {
      return finding(
        "typographic-quotes", "CoreDNS takes the quotes of \"\(word.text)\" for ordinary letters",
        word, fix: "write the plain quote \"", edits: plainQuotes(word))
    }
    guard word.text.contains("\\n") else { return nil }
    return finding(
      "written-line-break", "\\n is two letters of the word \"\(word.text)\", and no line break",
      word, fix: "break the line there")
  }

  private func commaOrBlank(_ word: Token) -> Diagnostic? {
    if word.text.hasSuffix(",") {
      return finding(
        "comma-in-word", "the comma is part of the word \"\(word.text)\"", word,
        fix: "separate words by blanks",
        edits: [TextEdit(at: place(word, word.text.unicodeScalars.count - 1), length: 1, "")])
    }
    let parts = word.text.split(separator: " ")
    guard parts.count > 1, parts.allSatisfy({ $0.utf8.contains(UInt8(ascii: ".")) }) else {
      return nil
    }
    return finding(
      "quoted-list", "the quotes make one word of \"\(word.text)\"", word,
      fix: "leave the quotes out", edits: withoutQuotes(word))
  }

  private func finding(
    _ id: String, _ message: String, _ word: Token, fix: String, edits: [TextEdit] = []
  ) -> Diagnostic {
    var finding = Diagnostic(
      .warning, id: id, message, at: word, fix: fix)
    finding.edits = edits
    return finding
  }

  private func place(_ word: Token, _ offset: Int) -> SourceLocation {
    var place = word.location
    place.column += offset
    return place
  }

  /// Only a brace at the end is surely the one that opens a block.
  private func blankBeforeBrace(_ word: Token) -> [TextEdit] {
    guard word.text.hasSuffix("{"), word.text.count(where: { $0 == "{" }) == 1 else { return [] }
    return [TextEdit(at: place(word, word.text.unicodeScalars.count - 1), length: 0, " ")]
  }

  private func withoutQuotes(_ word: Token) -> [TextEdit] {
    let length = word.text.unicodeScalars.count
    return [
      TextEdit(at: word.location, length: 1, ""),
      TextEdit(at: place(word, length + 1), length: 1, ""),
    ]
  }

  private func plainQuotes(_ word: Token) -> [TextEdit] {
    word.text.unicodeScalars.enumerated().compactMap { offset, scalar in
      "“”„‟«»".unicodeScalars.contains(scalar)
        ? TextEdit(at: place(word, offset), length: 1, "\"") : nil
    }
  }
}

/// What kinds of doubtful bytes a word has, so that most words are looked at once.
private struct Marks: OptionSet {
  let rawValue: UInt8

  /// What a template may have left.
  static let template = Marks(rawValue: 1)
  /// A quote that is not ASCII, or a backslash.
  static let typography = Marks(rawValue: 2)
  /// What may be glued to a word, or be a path's or a scheme's.
  static let other = Marks(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Whether a byte that is no brace and no slash makes words doubtful, or has them read to say so.
  static func isDoubtful(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: "%"),
      UInt8(ascii: "\\"), UInt8(ascii: ","), UInt8(ascii: "~"), UInt8(ascii: "\""),
      UInt8(ascii: "#"), UInt8(ascii: "\r"), 0x80...:
      true
    default: false
    }
  }

  init(_ text: String) {
    self = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"): formUnion([.template, .other])
      case UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: "%"):
        insert(.template)
      case UInt8(ascii: "\\"), 0x80...: insert(.typography)
      case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "~"), UInt8(ascii: "/"):
        insert(.other)
      default: continue
      }
    }
  }
}
