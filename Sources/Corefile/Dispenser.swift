/// Hands out a directive's tokens to the code that parses its stanza, as Caddy's `Dispenser` does.
///
/// A value type: copy it to look ahead, throw the copy away to go back. A stanza parser loops
/// over `next()` once for each occurrence of the directive, reads the arguments of the line with
/// `nextArg()` or `remainingArgs()`, and the properties with `nextBlock()`:
///
/// ```swift
/// var dispenser = Dispenser(directive, entryFile: corefile.entryFile)
/// while dispenser.next() {                    // on the directive's own name
///   let zones = dispenser.remainingArgs()
///   while dispenser.nextBlock() {             // on a property's name
///     switch dispenser.value {
///     case "ttl":
///       guard dispenser.nextArg() else { throw dispenser.argumentError() }
///     default:
///       throw dispenser.error("unknown property '\(dispenser.value)'")
///     }
///   }
/// }
/// ```
///
/// Two tokens are on one line when they come from one file and the second starts on the line
/// on which the first *ends*: line breaks inside a quoted token count.
public struct Dispenser: Sendable {
  /// The name that errors give to the entry file, whose tokens have an empty file.
  public let entryFile: String

  /// The current token; nil before the first call of `next()` and past the end.
  public internal(set) var token: Token?

  /// The tokens behind the current one.
  var rest: TokenList.Iterator
  var hasStarted = false
  var nesting = 0

  /// Makes a dispenser that stands before the first token of a directive.
  public init(_ directive: Directive, entryFile: String = "Corefile") {
    rest = directive.tokens.makeIterator()
    self.entryFile = entryFile
  }

  /// Makes a dispenser that stands before the first of some tokens.
  public init(tokens: some Sequence<Token>, entryFile: String = "Corefile") {
    rest = TokenList(tokens).makeIterator()
    self.entryFile = entryFile
  }
}

extension Dispenser {
  /// The current token's text; empty when there is none.
  public var value: String { token?.text ?? "" }

  /// The current token's line, counted from 1; 0 when there is none.
  public var line: Int { token?.location.line ?? 0 }

  /// The current token's file as errors name it: never empty for a token of the entry file.
  public var file: String {
    guard let file = token?.location.file, !file.isEmpty else { return entryFile }
    return file
  }

  /// Where the current token is; its file is empty for the entry file, its line 0 for no token.
  public var location: SourceLocation {
    token?.location ?? SourceLocation(line: 0, column: 0)
  }
}
