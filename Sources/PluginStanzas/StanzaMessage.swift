import Corefile

/// What is said of a stanza: CoreDNS's own words, and the tool's where those do not help.
///
/// The texts may have `{property}`, `{text}` (the argument), `{quoted}` (the same as Go's `%q`),
/// `{value}` and `{reason}` in them.
public struct StanzaMessage: Hashable, Sendable {
  /// A short stable name of the kind of problem, such as `invalid-ttl`.
  public var id: String
  /// CoreDNS's words, without the plugin's name before them.
  public var coreDNS: String
  /// The tool's own words; nil where CoreDNS's will do.
  public var says: String?
  /// Whether CoreDNS puts file and line before its words.
  public var hasPosition: Bool
  /// Whether the words are those that Caddy expected instead of the one that is there.
  public var isSyntax = false
  /// The change that would mend it.
  public var fix: String?
  /// Whether CoreDNS puts the plugin's name before its words a second time, or not at all.
  public var prefix = StanzaRefusal.Prefix.once
  /// Whether CoreDNS crashes instead of refusing.
  public var isCrash = false
  /// When CoreDNS finds out.
  public var stage = StanzaRefusal.Stage.setUp

  /// Makes a message.
  public init(
    _ id: String, _ coreDNS: String, says: String? = nil, hasPosition: Bool = false,
    fix: String? = nil
  ) {
    self.id = id
    self.coreDNS = coreDNS
    self.says = says
    self.hasPosition = hasPosition
    self.fix = fix
  }

  /// Caddy's words for a wrong number of arguments, wherever that is said.
  public static let argumentError = StanzaMessage("wrong-argument-count", "", hasPosition: true)

  /// The refusal that it makes at an argument, or where the dispenser stands.
  func refusal(
    at token: Token?, _ dispenser: Dispenser, _ values: [String: String] = [:], fix: String? = nil,
    isCrash: Bool = false
  ) -> StanzaRefusal {
    let words = Self.fill(coreDNS, values)
    let fix = fix ?? self.fix.map { Self.fill($0, values) }
    var refusal =
      isSyntax
      ? StanzaRefusal(dispenser.syntaxError(expected: words))
      : hasPosition
        ? StanzaRefusal(
          coreDNS.isEmpty
            ? dispenser.argumentError(fix: fix) : dispenser.error(words, id: id, fix: fix))
        : StanzaRefusal(
          id: id, says.map { Self.fill($0, values) } ?? words, at: token, coreDNS: words, fix: fix,
          isCrash: isCrash || self.isCrash)
    (refusal.prefix, refusal.stage) = (prefix, stage)
    return refusal
  }

  /// The finding that it makes at a token.
  func finding(
    at token: Token?, _ severity: Diagnostic.Severity = .warning, _ values: [String: String] = [:]
  ) -> Diagnostic {
    Diagnostic(
      severity, id: id, Self.fill(says ?? coreDNS, values), at: token?.location,
      length: token?.width ?? 1, fix: fix.map { Self.fill($0, values) })
  }

  /// Puts values in their places, in one pass, so that a value is never taken for a place.
  package static func fill(_ template: String, _ values: [String: String]) -> String {
    guard template.contains("{") else { return template }
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}"),
        let value = values[String(rest[rest.index(after: open)..<close])]
      else {
        result.append("{")
        rest = rest.dropFirst()
        continue
      }
      result += value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
