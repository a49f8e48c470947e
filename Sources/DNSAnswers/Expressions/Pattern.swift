import Synchronization

/// A regular expression of a Corefile, which are those of Go.
///
/// Swift's engine reads the same syntax and finds the same matches for all but rare constructs.
final class Pattern: Sendable {
  /// The expression as it is written.
  let text: String
  private let regex: Mutex<Regex<AnyRegexOutput>>

  /// Compiles an expression; nil where it cannot be read.
  init?(_ text: String) {
    guard let regex = try? Regex(text).matchingSemantics(.unicodeScalar) else { return nil }
    self.text = text
    self.regex = Mutex(regex)
  }

  /// What the first match and its groups match, the whole match first; nil where there is none.
  func groups(in subject: String) -> [String]? {
    regex.withLock { regex in
      guard let match = try? regex.firstMatch(in: subject) else { return nil }
      return match.output.map { $0.substring.map(String.init) ?? "" }
    }
  }

  /// The names of the groups by their numbers, where they have names.
  var groupNames: [Int: String] {
    var names: [Int: String] = [:]
    regex.withLock { regex in
      guard let match = try? regex.firstMatch(in: "") else { return }
      for (number, element) in match.output.enumerated() {
        if let name = element.name { names[number] = name }
      }
    }
    return names
  }

  /// A replacement with `{0}`, `{1}`… put in; nil where the expression does not match.
  func replaced(_ subject: String, by replacement: String) -> String? {
    guard let groups = groups(in: subject) else { return nil }
    var result = replacement
    for (number, group) in groups.enumerated() {
      result = result.replacing("{\(number)}", with: group)
    }
    return result
  }
}
