/// Takes the user names and passwords out of URLs, wherever they are shown.
public enum Redaction {
  /// What stands in the place of a secret.
  public static let mark = "<redacted>"

  /// A word such as a token of a Corefile, which may be a URL with or without its scheme.
  public static func word(_ text: String) -> String {
    guard text.contains("@") else { return text }
    guard text.contains("://") else { return withoutBareUserInfo(text) }
    var result = ""
    var rest = text[...]
    while let scheme = rest.firstRange(of: "://") {
      result += rest[..<scheme.upperBound]
      rest = rest[scheme.upperBound...]
      let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      guard let at = authority.lastIndex(of: "@") else { continue }
      result += mark
      rest = rest[at...]
    }
    return result + rest
  }

  /// Running text, such as a message that quotes a URL.
  ///
  /// A name before an `@` is kept where no scheme says that it is a URL: users and contexts are
  /// called so.
  public static func text(_ text: String) -> String {
    guard text.contains("://"), text.contains("@") else { return text }
    return text.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "\n" }.map { piece in
      let separator = piece.endIndex < text.endIndex ? String(text[piece.endIndex]) : ""
      return (piece.contains("://") ? word(String(piece)) : String(piece)) + separator
    }.joined()
  }

  /// `user:password@host`, which client-go takes for the address of a server.
  private static func withoutBareUserInfo(_ text: String) -> String {
    let authority = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") else { return text }
    return mark + text[at...]
  }
}
