import Corefile
import Inspection

/// Takes passwords and keys out of the text of a Corefile, so that it can be handed on.
enum CorefileSecrets {
  /// Properties and directives with the place of the word that is a secret, counted from 0.
  private static let places: [String: Int] = [
    "secret": 2, "credentials": 2, "aws_access_key": 2, "client": 1, "token": 1, "password": 1,
  ]
  /// What stands for a secret: text that is Base64, as a TSIG key has to be.
  private static let mark = "UkVEQUNURUQ="

  /// The text with each secret replaced.
  static func removed(from text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Redaction.text(withoutSecret(line))
    }.joined(separator: "\n")
  }

  private static func withoutSecret(_ line: Substring) -> String {
    let words = line.split { $0 == " " || $0 == "\t" }
    guard let name = words.first, let place = places[String(name)], words.count > place,
      words[place] != "{"
    else { return String(line) }
    return String(line[..<words[place].startIndex]) + mark
  }
}
