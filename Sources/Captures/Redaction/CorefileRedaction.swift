/// Replaces names in a line of a Corefile.
enum CorefileRedaction {
  /// The properties whose words are names.
  private static let naming: Set<String> = [
    "namespaces", "labels", "namespace_labels", "endpoint", "kubeconfig", "tls",
  ]

  /// The line with its names replaced and without its comment.
  static func redacted(_ line: String, _ words: inout Pseudonyms) -> String {
    var isFirst = true
    var isNaming = false
    var result: [String] = []
    for token in line.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      if token.hasPrefix("#") {
        result.append(line.contains("k8sapi-inspect:") ? "" : "#")
        break
      }
      let word = token.drop { $0 == "\t" }
      if word.isEmpty || word == "{" || word == "}" {
        result.append(token)
        continue
      }
      let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      defer { isFirst = false }
      if isFirst, isPlain {
        isNaming = naming.contains(String(word))
        result.append(token)
      } else if isNaming, word != "in", word != "notin" {
        result.append(WordSplitter.map(token) { words.pseudonym(of: $0) })
      } else {
        result.append(words.prose(token))
      }
    }
    return result.joined(separator: " ")
  }
}
