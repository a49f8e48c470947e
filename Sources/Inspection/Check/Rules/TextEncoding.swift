import Corefile

/// Finds texts that are not UTF-8, which CoreDNS reads byte by byte all the same.
enum TextEncoding {
  /// One finding for each text.
  static func findings(in corefile: ParsedCorefile) -> [Diagnostic] {
    corefile.sources.sorted { $0.key < $1.key }.compactMap { file, source in
      let bytes = source.bytes
      let start = bytes.prefix(512)
      let isMarked = start.starts(with: [0xff, 0xfe]) || start.starts(with: [0xfe, 0xff])
      guard isMarked || start.count(where: { $0 == 0 }) > start.count / 4 else {
        return nulFinding(bytes, file)
      }
      return Diagnostic(
        .error, id: "utf-16", "the text is UTF-16: CoreDNS reads UTF-8",
        at: SourceLocation(file: file, line: 1, column: 1),
        fix: "save it as UTF-8 without a byte order mark")
    }
  }

  private static func nulFinding(_ bytes: [UInt8], _ file: String) -> Diagnostic? {
    guard let place = bytes.firstIndex(of: 0) else { return nil }
    let before = bytes[..<place]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return Diagnostic(
      .warning, id: "nul-byte", "there is a NUL byte in the text",
      at: SourceLocation(file: file, line: line, column: place - start + 1),
      fix: "remove it")
  }
}
