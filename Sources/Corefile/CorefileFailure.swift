/// Why CoreDNS would refuse a Corefile or a stanza of it, with its place and CoreDNS's own words.
public struct CorefileFailure: Error, Hashable, Sendable {
  /// Which of the two prefixes Caddy gives the message.
  public enum Kind: String, Hashable, Sendable {
    /// A token that the grammar does not allow there: `Syntax error`.
    case syntax = "Syntax error"
    /// Anything else: `Error during parsing`.
    case parsing = "Error during parsing"
  }

  /// Which of the two prefixes Caddy gives the message.
  public var kind: Kind
  /// A short stable name of the kind of problem, such as `unknown-directive`.
  public var id: String
  /// What is wrong, in CoreDNS's words, without file, line and prefix.
  public var message: String
  /// Where it is, as CoreDNS reports it.
  ///
  /// Line 0 where the tokens ended and none is left.
  public var location: SourceLocation
  /// The name that the message gives to the entry file, whose locations have an empty file.
  public var entryFile: String
  /// How many columns from `location` on the problem spans.
  public var length: Int
  /// More that a reader needs to know, one sentence each.
  public var notes: [String]
  /// The change that would mend it.
  public var fix: String?

  /// Makes a failure.
  public init(
    _ kind: Kind, id: String, _ message: String, at location: SourceLocation,
    entryFile: String = "Corefile", length: Int = 1, notes: [String] = [], fix: String? = nil
  ) {
    self.kind = kind
    self.id = id
    self.message = message
    self.location = location
    self.entryFile = entryFile
    self.length = length
    self.notes = notes
    self.fix = fix
  }

  /// The file as messages name it: never empty.
  public var file: String { location.file.isEmpty ? entryFile : location.file }

  /// The whole message as CoreDNS logs it: `FILE:LINE - Error during parsing: …`.
  public var coreDNSDescription: String {
    "\(file):\(location.line) - \(kind.rawValue): \(message)"
  }

  /// The failure as an error diagnostic.
  public var diagnostic: Diagnostic {
    Diagnostic(
      .error, id: id, message, at: location.line > 0 ? location : nil, length: length,
      notes: notes, fix: fix)
  }
}

extension CorefileFailure: CustomStringConvertible {
  /// The same as `coreDNSDescription`.
  public var description: String { coreDNSDescription }
}
