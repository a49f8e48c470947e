import ArgumentParser
import Inspection

@testable import InspectorCommands

/// A manual page: a hand-written outline, with hand-written parts and parts made from the command
/// definitions in it.
///
/// A line `.\"@ NAME` stands for a part: `options`, `commands`, `session-commands`, `findings` and
/// `finding-texts` are made, any other is the file of that name in `man/sections`.
struct ManualPage {
  /// The page's name with its section.
  var name: String

  /// All pages.
  static let all = [
    ManualPage(name: "k8sapi-inspect.1"), ManualPage(name: "k8sapi-inspect-repl.1"),
    ManualPage(name: "k8sapi-inspect-findings.1"),
  ]

  /// The page's source.
  func source() throws -> String {
    let notice = [
      ".\\\" Made from man/sections and the command definitions; `make record` makes it anew."
    ]
    let outline = try Self.lines("\(name).mdoc")
    let lines = Mdoc.wrapped(notice + (try outline.flatMap(expand)))
    return lines.joined(separator: "\n") + "\n"
  }

  private func expand(_ line: String) throws -> [String] {
    let mark = ".\\\"@ "
    guard line.hasPrefix(mark) else { return [line] }
    let root = try ToolDescription(RootCommand.self).command
    let global = root.shownArguments()
    switch line.dropFirst(mark.count) {
    case "options":
      return global.flatMap(\.entry)
    case "commands":
      return try (root.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
        .flatMap { command in
          command.section(
            prefix: [".Nm"], without: Set(global), more: try Self.more(command.commandName))
        }
    case "session-commands":
      return try SessionGrammar.own.flatMap { type in
        let command = try ToolDescription(type).command
        return command.section(
          prefix: [], without: Set(global), more: try Self.more("session-\(command.commandName)"))
      }
    case "findings":
      let items = FindingTexts.all.flatMap { [".It Sy \($0.id)"] + Mdoc.sentences($0.sentence) }
      return [".Bl -tag -width \"multicluster-without-zone\" -compact"] + items + [".El"]
    case "finding-texts": return FindingTexts.all.flatMap(\.section)
    case let part:
      return try Self.lines("\(part).mdoc")
    }
  }

  /// What is written by hand about a command.
  private static func more(_ command: String) throws -> String? {
    let path = "man/sections/commands/\(command).mdoc"
    return RepositoryFiles.exists(path) ? try RepositoryFiles.read(path) : nil
  }

  private static func lines(_ name: String) throws -> [String] {
    try RepositoryFiles.read("man/sections/\(name)").split(separator: "\n" as Character).map(
      String.init)
  }
}

extension FindingText {
  /// The title as a sentence.
  fileprivate var sentence: String { title.prefix(1).uppercased() + title.dropFirst() + "." }

  /// The text as an entry of a list, with its example as it is.
  fileprivate var section: [String] {
    let paragraphs = text.split(separator: "\n\n").map { String($0) }
    return [".It Sy \(id)"] + Mdoc.sentences(sentence)
      + paragraphs.flatMap { paragraph in
        guard paragraph.hasPrefix("    ") else {
          return [".Pp"] + Mdoc.sentences(paragraph.filter { $0 != "`" })
        }
        let lines = paragraph.split(separator: "\n" as Character).map {
          Mdoc.escaped(String($0.dropFirst(4)))
        }
        return [".Bd -literal -offset indent"] + lines + [".Ed"]
      }
  }
}
