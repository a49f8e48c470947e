import KubernetesConfiguration

/// The rules for label keys and values, with apimachinery's words for what breaks them.
enum LabelSyntax {
  private static let nameRule =
    "must consist of alphanumeric characters, '-', '_' or '.', "
    + "and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or "
    + "'123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
  private static let valueRule =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
    + "and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or "
    + "'12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
  private static let subdomainRule =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or "
    + "'.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used "
    + "for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"

  /// Throws where the text is no label key, with or without a DNS subdomain before a slash.
  static func checkKey(_ key: String) throws(SelectorError) {
    let problems = problems(ofKey: key)
    guard problems.isEmpty else {
      throw invalid("<nil>", key, problems.joined(separator: "; "))
    }
  }

  /// Throws where a value is no label value, or no integer where one is compared with.
  static func checkValues(of requirement: LabelSelector.Requirement) throws(SelectorError) {
    var errors: [SelectorError] = []
    if requirement.operator == .greaterThan || requirement.operator == .lessThan {
      for (index, value) in requirement.values.enumerated() where Int64(value) == nil {
        let rule = "for 'Gt', 'Lt' operators, the value must be an integer"
        errors.append(invalid("values[\(index)]", value, rule))
      }
    }
    for (index, value) in requirement.values.enumerated() {
      let problems = problems(ofValue: value)
      guard !problems.isEmpty else { continue }
      errors.append(
        invalid("values[\(index)][\(requirement.key)]", value, problems.joined(separator: "; ")))
    }
    guard errors.isEmpty else {
      throw SelectorError(.invalid, GoText.aggregate(errors.map(\.message)))
    }
  }

  private static func invalid(_ field: String, _ value: String, _ rule: String) -> SelectorError {
    SelectorError(.invalid, "\(field): Invalid value: \(GoText.quoted(value)): \(rule)")
  }

  private static func problems(ofKey key: String) -> [String] {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count < 3, let name = parts.last else {
      return [
        "a qualified name " + nameRule
          + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
      ]
    }
    var problems: [String] = []
    if parts.count == 2 { problems += prefixProblems(parts[0]) }
    if name.isEmpty { problems.append("name part must be non-empty") }
    if name.utf8.count > 63 { problems.append("name part must be no more than 63 characters") }
    if !isName(name.utf8) { problems.append("name part " + nameRule) }
    return problems
  }

  private static func prefixProblems(_ prefix: Substring) -> [String] {
    guard !prefix.isEmpty else { return ["prefix part must be non-empty"] }
    var problems: [String] = []
    if prefix.utf8.count > 253 {
      problems.append("prefix part must be no more than 253 characters")
    }
    if !isSubdomain(prefix) { problems.append("prefix part " + subdomainRule) }
    return problems
  }

  private static func problems(ofValue value: String) -> [String] {
    var problems: [String] = []
    if value.utf8.count > 63 { problems.append("must be no more than 63 characters") }
    if !value.isEmpty, !isName(value[...].utf8) { problems.append(valueRule) }
    return problems
  }

  private static func isName(_ name: Substring.UTF8View) -> Bool {
    guard let first = name.first, let last = name.last else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && name.allSatisfy {
        isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: ".")
      }
  }

  private static func isSubdomain(_ name: Substring) -> Bool {
    name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      guard let first = $0.first, let last = $0.last else { return false }
      return isLowercase(first) && isLowercase(last)
        && $0.allSatisfy { isLowercase($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isLowercase(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLowercase(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
