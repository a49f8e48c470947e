/// Finds the commands of a page of Markdown, line by line.
struct ReadmeReader {
  private static let program = "k8sapi-inspect "

  /// The commands so far.
  private(set) var commands: [Readme.Command] = []

  private var line = 0
  private var isFenced = false
  private var isOutput = false
  private var showsStatus = false
  /// A command that goes on in the next line.
  private var unfinished: String?

  /// Takes the next line of the page.
  mutating func read(_ text: String) {
    line += 1
    if text.hasPrefix("```") {
      isFenced.toggle()
      isOutput = false
    } else if let start = unfinished {
      unfinished = nil
      readCommand(start + " " + Self.trimmed(text), showsOutput: false)
    } else if isFenced {
      readFenced(text)
    } else {
      for span in Self.spans(text) where span.hasPrefix(Self.program) {
        readCommand(span, showsOutput: false)
      }
    }
  }

  private mutating func readFenced(_ text: String) {
    let code = Self.trimmed(text)
    if code.hasPrefix("$ ") {
      readCommand(String(code.dropFirst(2)), showsOutput: true)
    } else if isOutput {
      readOutput(text)
    } else if code.hasPrefix(Self.program) {
      readCommand(code, showsOutput: false)
    }
  }

  private mutating func readCommand(_ text: String, showsOutput: Bool) {
    if text.hasSuffix("\\") {
      unfinished = Self.trimmed(String(text.dropLast()))
      return
    }
    guard text.hasPrefix(Self.program) else { return }
    commands.append(Readme.Command(line: line, arguments: Array(Self.words(text).dropFirst())))
    isOutput = showsOutput
    showsStatus = text.hasSuffix("; echo $?")
  }

  private mutating func readOutput(_ text: String) {
    let last = commands.count - 1
    if showsStatus, let status = Int32(text) {
      commands[last].status = status
    } else if let typed = Self.typed(text) {
      commands[last].typed.append(typed)
    } else if commands[last].typed.last?.contains(" | ") != true {
      // What a shell command prints goes past the tool.
      commands[last].shown.append(text)
    }
  }

  /// What stands after a session's prompt, as in `kind-kind 4/4> status`.
  private static func typed(_ text: String) -> String? {
    guard let prompt = text.firstRange(of: "> ") else { return nil }
    let words = text[..<prompt.lowerBound].split(separator: " ")
    guard words.count == 2, words[1].contains("/") else { return nil }
    return words[1].allSatisfy { $0.isNumber || $0 == "/" }
      ? String(text[prompt.upperBound...]) : nil
  }

  /// What a line of text sets as code.
  static func spans(_ text: String) -> [String] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
  }

  /// The words of a command up to where the shell does something else with it.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if ";|>&".contains(character) {
        break
      } else if character == " " {
        if let complete = word { words.append(complete) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
