extension RewriteRule {
  /// Rules of kind `edns0`.
  static func optionProblem(_ words: [String]) -> String? {
    guard words.count >= 2 else { return "too few arguments for an EDNS0 rule" }
    let option = GoStrings.lowercased(words[0])
    let action = GoStrings.lowercased(words[1])
    switch action {
    case "unset": return unsetProblem(option, Array(words[2...]))
    case "append", "replace", "set": break
    default: return "invalid action: \(GoQuotation.quoted(action))"
    }
    var values = words[2...]
    if let last = values.last, GoStrings.equal(last, "revert") { values.removeLast() }
    switch option {
    case "local":
      guard values.count == 2 else { return "EDNS0 local rules require three or four args" }
      return localProblem(code: values[2], data: values[3])
    case "nsid":
      return values.isEmpty ? nil : "EDNS0 NSID rules can accept no more than one arg"
    case "subnet":
      guard values.count == 2 else { return "EDNS0 subnet rules require three or four args" }
      return maskProblem(values[2], family: "IPv4", limit: 32)
        ?? maskProblem(values[3], family: "IPv6", limit: 128)
    default: return "invalid rule type \(GoQuotation.quoted(option))"
    }
  }

  private static func unsetProblem(_ option: String, _ values: [String]) -> String? {
    switch option {
    case "local":
      guard let code = values.first, values.count == 1 else {
        return "local unset action requires exactly two arguments"
      }
      return codeProblem(code)
    case "nsid", "subnet":
      return values.isEmpty ? nil : "\(option) unset action requires exactly one argument"
    default: return "invalid rule type \(GoQuotation.quoted(option))"
    }
  }

  private static func localProblem(code: String, data: String) -> String? {
    if let problem = codeProblem(code) { return problem }
    if data.utf8.first == UInt8(ascii: "{"), data.utf8.last == UInt8(ascii: "}") {
      guard !isVariable(data) else { return nil }
      return "unsupported variable name \(GoQuotation.quoted(data))"
    }
    guard data.utf8.starts(with: "0x".utf8) else { return nil }
    return GoHexadecimal.problem(Array(data.utf8.dropFirst(2)))
  }

  /// Whether a word in braces names one of seven variables, or has the form of metadata's names.
  private static func isVariable(_ word: String) -> Bool {
    let name = Array(word.utf8.dropFirst().dropLast())
    let known = [
      "qname", "qtype", "client_ip", "client_port", "protocol", "server_ip", "server_port",
    ]
    if known.contains(where: { $0.utf8.elementsEqual(name) }) { return true }
    guard let slash = name.firstIndex(of: UInt8(ascii: "/")) else { return false }
    return slash > 0 && slash < name.count - 1
  }

  private static func codeProblem(_ word: String) -> String? {
    do throws(GoUnsigned.Fault) {
      _ = try GoUnsigned.prefixed(word, bits: 16)
      return nil
    } catch {
      return GoUnsigned.message(word, error)
    }
  }

  private static func maskProblem(_ word: String, family: String, limit: UInt64) -> String? {
    if let problem = codeProblem(word) { return problem }
    guard let length = try? GoUnsigned.prefixed(word, bits: 16), length > limit else { return nil }
    return "invalid \(family) bit mask length \(length)"
  }
}
