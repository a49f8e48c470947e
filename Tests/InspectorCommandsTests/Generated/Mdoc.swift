/// Text as mdoc source.
enum Mdoc {
  /// Sentences on lines of their own, as mdoc wants them.
  static func sentences(_ text: String) -> [String] {
    Array(
      text.split(separator: "\n\n").map { paragraph in
        paragraph.replacing("\n", with: " ").replacing(". ", with: ".\n")
          .split(separator: "\n" as Character).map { escaped(String($0)) }
      }.joined(separator: [".Pp"]))
  }

  /// Lines of text cut to a width that editors and diffs show; displays are left as they are.
  static func wrapped(_ lines: [String]) -> [String] {
    var isLiteral = false
    return lines.flatMap { line in
      if line.hasPrefix(".Bd -literal") { isLiteral = true }
      if line.hasPrefix(".Ed") { isLiteral = false }
      return isLiteral || line.hasPrefix(".") || line.count <= 80 ? [line] : cut(line)
    }
  }

  private static func cut(_ line: String) -> [String] {
    line.split(separator: " " as Character).reduce(into: []) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= 80 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        let isRequest = word.hasPrefix(".") || word.hasPrefix("'")
        lines.append((isRequest ? "\\&" : "") + word)
      }
    }
  }

  /// A line of text in which nothing is taken for a request.
  static func escaped(_ line: String) -> String {
    var text = line.replacing("\\", with: "\\e")
    if text.hasPrefix(".") || text.hasPrefix("'") { text = "\\&" + text }
    // A bare hyphen may be printed as one that cannot be pasted into a shell.
    let words = text.split(separator: " " as Character, omittingEmptySubsequences: false)
    return words.map { word in
      let dashes = word.prefix { $0 == "-" }.count
      return String(repeating: "\\-", count: dashes) + word.dropFirst(dashes)
    }.joined(separator: " ")
  }
}

extension ToolDescription.Argument {
  /// How it is typed, as macros.
  private var forms: [String] {
    let value = valueName ?? ""
    guard kind != .positional else { return ["Ar \(value)"] }
    // The short name first, as manual pages have it.
    let names = (names ?? []).sorted { $0.afterDash.count == 1 && $1.afterDash.count > 1 }
    return names.map { "Fl \($0.afterDash)" + (kind == .option ? " Ar \(value)" : "") }
  }

  /// Its part of the command's synopsis.
  var synopsis: String {
    let form = (forms.last ?? "") + (isRepeating ? " Ns ..." : "")
    return isOptional ? ".Op \(form)" : ".\(form)"
  }

  /// Its entry in a list.
  var entry: [String] {
    var text = abstract ?? ""
    var standard = defaultValue
    if let range = text.firstRange(of: " (default: "), text.hasSuffix(")") {
      standard = String(text[range.upperBound...].dropLast())
      text = String(text[..<range.lowerBound])
    }
    var lines = [".It " + forms.joined(separator: " , ")] + Mdoc.sentences(text)
    if let allValues {
      let most = allValues.dropLast().map { ".Cm \($0) ," }
      lines += ["One of"] + most.dropLast() + (most.last.map { [String($0.dropLast(2))] } ?? [])
      lines += ["or", ".Cm \(allValues.last ?? "") ."]
    }
    if let standard { lines += ["The default is", ".Cm \(standard) ."] }
    return lines
  }
}

extension ToolDescription.Command {
  /// The arguments that are shown, without some that are described elsewhere.
  func shownArguments(
    without others: Set<ToolDescription.Argument> = []
  ) -> [ToolDescription.Argument] {
    let everywhere: Set<String> = ["help", "version"]
    return (arguments ?? []).filter { argument in
      argument.shouldDisplay && !others.contains(argument)
        && !(argument.names ?? []).contains { everywhere.contains($0.name) }
    }
  }

  /// A subsection about the command; `prefix` is what stands before its name in the synopsis.
  func section(
    prefix: [String], without others: Set<ToolDescription.Argument>, more: String?
  ) -> [String] {
    let own = shownArguments(without: others)
    let options = own.filter { $0.kind != .positional }
    let positionals = own.filter { $0.kind == .positional }
    var lines = [".Ss \(commandName)"] + prefix + [".Cm \(commandName)"]
    lines += (options + positionals).map(\.synopsis) + [".Pp"]
    lines += Mdoc.sentences(abstract ?? "") + Mdoc.sentences(discussion ?? "")
    let described = own.filter { $0.abstract != nil }
    if !described.isEmpty {
      lines += [".Bl -tag -width Ds"] + described.flatMap(\.entry) + [".El"]
    }
    if let more {
      // The end of a list is followed by text without a break.
      let breaksItself = more.hasPrefix(".Pp") || more.hasPrefix(".Bd") || more.hasPrefix(".Bl")
      lines +=
        (breaksItself ? [] : [".Pp"]) + more.split(separator: "\n" as Character).map(String.init)
    }
    return lines
  }
}
