import KubernetesWire

extension CaptureRedactor {
  /// The members of a report whose texts are kinds, and not names.
  private static let kinds: Set<String> = [
    "state", "plugins", "apiRequests", "responses", "cacheEntries",
  ]
  /// The members whose texts are sentences.
  private static let sentences: Set<String> = [
    "reason", "remarks", "question", "differences", "message", "hint", "skipped", "waiting",
  ]

  /// Gives pseudonyms to what a report says to be a name, before sentences that may have it.
  func findNames(of replicas: CapturedReplicas) {
    _ = redacted(replicas.report, in: "", sentencesToo: false)
  }

  /// A report with its names replaced.
  func redacted(_ replicas: CapturedReplicas) -> CapturedReplicas {
    CapturedReplicas(redacted(replicas.report, in: "", sentencesToo: true), line: replicas.line)
  }

  /// The value of a report's member.
  private func redacted(_ value: JSONValue, in member: String, sentencesToo: Bool) -> JSONValue {
    switch value {
    case .string(let text):
      return .string(redacted(text, in: member, sentencesToo: sentencesToo))
    case .array(let elements):
      return .array(elements.map { redacted($0, in: member, sentencesToo: sentencesToo) })
    case .object(let members):
      var result = JSONObject()
      for (name, value) in members {
        result[name] =
          Self.kinds.contains(name) ? value : redacted(value, in: name, sentencesToo: sentencesToo)
      }
      return .object(result)
    case .null, .bool, .integer, .double: return value
    }
  }

  private func redacted(_ text: String, in member: String, sentencesToo: Bool) -> String {
    switch member {
    case "corefile": return "Corefile"
    case "version": return version(text[...])
    case "image":
      guard let colon = text.lastIndex(of: ":") else { return self.text(text) }
      return self.text(String(text[...colon])) + version(text[text.index(after: colon)...])
    case _ where Self.sentences.contains(member): return sentencesToo ? prose(text) : text
    default: return self.text(text)
    }
  }

  /// A version with what somebody has added to its numbers replaced.
  private func version(_ text: Substring) -> String {
    let digits = text.hasPrefix("v") ? text.dropFirst() : text
    let added = digits.drop { $0.isWholeNumber || ".-+_".contains($0) }
    return text[..<added.startIndex] + self.text(String(added))
  }
}
