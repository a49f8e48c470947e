import KubernetesWire

/// What a command's line may hold, as the argument parser itself describes it.
package struct CommandShape: Sendable {
  /// One argument, option or flag.
  package struct Argument: Hashable, Sendable {
    /// Its kind.
    enum Kind: String, Hashable, Sendable { case positional, option, flag }

    /// Its kind.
    var kind: Kind
    /// How it is typed, with dashes: `--namespace` and `-n`; none for a positional argument.
    var names: [String]
    /// What its value is called in help.
    var valueName: String
    /// What it is for, in one sentence.
    var abstract: String
    /// Whether it may be given again.
    var isRepeating: Bool
    /// The values that it can have, where they are few.
    var values: [String]
    /// Whether its value is the path of a file.
    var isFile: Bool
  }

  /// Everything that the command takes, positional arguments in their order.
  var arguments: [Argument]

  /// The shape of a command by the parser's description of it, which is JSON; empty where that
  /// cannot be read.
  package init(description: String) {
    let description = try? JSONValue(parsing: description)
    let all = description?["command"]?["arguments"]?.arrayValue ?? []
    arguments = all.compactMap(Argument.init)
  }

  /// The positional arguments in their order.
  var positionals: [Argument] { arguments.filter { $0.kind == .positional } }

  /// The option or flag that is typed so.
  func named(_ name: some StringProtocol) -> Argument? {
    arguments.first { argument in argument.names.contains { $0 == name } }
  }
}

extension CommandShape.Argument {
  fileprivate init?(_ description: JSONValue) {
    guard let kind = description["kind"]?.stringValue.flatMap(Kind.init),
      description["shouldDisplay"] != .bool(false)
    else { return nil }
    self.kind = kind
    names = (description["names"]?.arrayValue ?? []).compactMap { name in
      guard let text = name["name"]?.stringValue else { return nil }
      return (name["kind"] == "long" ? "--" : "-") + text
    }
    valueName = description["valueName"]?.stringValue ?? ""
    abstract = description["abstract"]?.stringValue ?? ""
    isRepeating = description["isRepeating"] == .bool(true)
    values = (description["allValues"]?.arrayValue ?? []).compactMap(\.stringValue)
    isFile = description["completionKind"]?["file"] != nil
  }
}
