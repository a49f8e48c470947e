import Informers
import LineEditing
import Rendering

/// Texts that may stand where a word is typed, the first of them at least.
struct CompletionMatches: Sendable {
  /// How many are shown at most.
  static let limit = 200

  /// The first, in order.
  var texts: [String]
  /// How many more there are.
  var omitted = 0
  /// What all of them start with.
  var commonPrefix: String?
  /// What follows where there is only one.
  var suffix = " "

  /// Nothing.
  static let none = CompletionMatches(texts: [])

  /// Those of a few texts that start with what is typed, each once, sorted.
  static func of(_ texts: some Sequence<String>, _ typed: String) -> CompletionMatches {
    let matching = Set(texts.filter { $0.hasPrefix(typed) }).sorted()
    return CompletionMatches(
      texts: Array(matching.prefix(limit)), omitted: max(0, matching.count - limit),
      commonPrefix: matching.isEmpty ? nil : shared(matching))
  }

  private static func shared(_ sorted: [String]) -> String {
    guard let first = sorted.first, let last = sorted.last else { return "" }
    return first.commonPrefix(with: last)
  }

  /// As the editor takes them; a word that needs quotes gets them.
  func answer(replaced: Int, head: String = "") -> CompletionAnswer {
    CompletionAnswer(
      replaced: replaced,
      candidates: texts.map { text in
        Candidate(
          head + text.asSessionWord, display: TerminalText.escaped(text), suffix: suffix)
      },
      omitted: omitted,
      commonPrefix: commonPrefix.map { prefix in
        // A quote that closes would end the word before it is whole.
        prefix == prefix.asSessionWord ? head + prefix : ""
      })
  }
}

extension CompletionMatches {
  /// The same for what a store has found.
  init(_ matches: PrefixMatches) {
    self.init(texts: matches.first, omitted: matches.omitted, commonPrefix: matches.commonPrefix)
  }

  /// Those of several stores together.
  static func merged(_ all: [PrefixMatches], _ typed: String) -> CompletionMatches {
    if all.count == 1 { return CompletionMatches(all[0]) }
    let matching = all.filter { $0.count > 0 }
    var merged = CompletionMatches.of(matching.flatMap(\.first), typed)
    merged.omitted += matching.reduce(0) { $0 + $1.omitted }
    let prefixes = matching.map(\.commonPrefix).sorted()
    if let first = prefixes.first, let last = prefixes.last {
      merged.commonPrefix = first.commonPrefix(with: last)
    }
    return merged
  }
}
