import Corefile

/// Why CoreDNS would not start with a plugin's stanza: the plugin refuses it, or crashes.
public struct StanzaRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The finding, with its place.
  public var diagnostic: Diagnostic
  /// What CoreDNS itself says, without the plugin's name before it; for a crash Go's message.
  public var coreDNSMessage: String
  /// Whether CoreDNS crashes instead of refusing.
  public var isCrash: Bool
  /// The plugin that refuses; empty where that is not known.
  public var plugin = ""
  /// How often CoreDNS puts the plugin's name before its words.
  public var prefix = Prefix.once
  /// When CoreDNS finds out.
  public var stage = Stage.setUp

  /// How often CoreDNS puts `plugin/NAME: ` before its words.
  public enum Prefix: String, Hashable, Sendable, CaseIterable {
    /// Not at all.
    case none
    /// Once, as usual.
    case once
    /// Twice, because the plugin does so itself.
    case twice
  }

  /// When CoreDNS finds out.
  public enum Stage: Int, Hashable, Sendable, CaseIterable {
    /// While it reads the stanzas.
    case setUp
    /// When it starts, after all stanzas were read and the servers made.
    case start
  }

  /// The whole message as CoreDNS logs it.
  public var coreDNSLine: String {
    let name = "plugin/\(plugin): "
    return switch prefix {
    case .none: coreDNSMessage
    case .once: isCrash ? coreDNSMessage : name + coreDNSMessage
    case .twice: name + name + coreDNSMessage
    }
  }

  /// Makes a refusal.
  public init(_ diagnostic: Diagnostic, coreDNSMessage: String, isCrash: Bool = false) {
    self.diagnostic = diagnostic
    self.coreDNSMessage = coreDNSMessage
    self.isCrash = isCrash
    let verb = isCrash ? "crashes" : "refuses to start"
    self.diagnostic.notes.append("CoreDNS \(verb): \(coreDNSMessage)")
  }

  /// An error that CoreDNS reports with file and line.
  public init(_ failure: CorefileFailure) {
    self.init(failure.diagnostic, coreDNSMessage: failure.coreDNSDescription)
  }

  /// An error that CoreDNS reports without file and line; the finding has its place all the same.
  public init(
    id: String, _ message: String, at token: Token?, coreDNS: String? = nil, fix: String? = nil,
    isCrash: Bool = false
  ) {
    self.init(
      Diagnostic(
        .error, id: id, message, at: token?.location, length: token?.width ?? 1, fix: fix),
      coreDNSMessage: coreDNS ?? message, isCrash: isCrash)
  }

  /// The refusal of a plugin that finds itself called a second time for one server block.
  ///
  /// An argument on the line of a directive that takes none ends here too, because what is left
  /// of the line is taken for the next occurrence.
  public static func usedTwice(_ plugin: String, at token: Token?) -> StanzaRefusal {
    let again = "this plugin can only be used once per Server Block"
    guard token?.text != "{" else {
      return StanzaRefusal(
        id: "brace-on-next-line", "the { of a block has to stand on the line of \(plugin)",
        at: token, coreDNS: again, fix: "put the { at the end of the line before")
    }
    let isOccurrence = token?.text == plugin
    return StanzaRefusal(
      id: isOccurrence ? "used-twice" : "unexpected-argument",
      isOccurrence
        ? "\(plugin) can only be used once in a server block"
        : "unexpected \"\(token?.text ?? "")\" after \(plugin)",
      at: token, coreDNS: again)
  }

  /// The same as `coreDNSMessage`.
  public var description: String { coreDNSMessage }
}
