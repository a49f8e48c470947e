extension LabelSelector {
  /// The selector that a CoreDNS `labels` or `namespace_labels` property makes its watches use.
  ///
  /// CoreDNS converts the text to a `metav1.LabelSelector` object and back. That object has no
  /// `!=`, `>` or `<`, keeps one value for each key of `=`, and puts those before the expressions.
  /// - Throws: ``SelectorError`` with the words of `metav1.ParseToLabelSelector`.
  public init(objectForm text: String) throws(SelectorError) {
    let parsed: LabelSelector
    do {
      parsed = try LabelSelector(parsing: text)
    } catch {
      var error = error
      error.message = "couldn't parse the selector string \"\(text)\": \(error.message)"
      throw error
    }
    try self.init(objectFormOf: parsed)
  }

  /// This selector after the way through a `metav1.LabelSelector` object.
  /// - Throws: ``SelectorError/Code/unsupportedOperator`` for `!=`, `>` and `<`.
  public init(objectFormOf selector: LabelSelector) throws(SelectorError) {
    var labels: [String: String] = [:]
    var expressions: [Requirement] = []
    for requirement in selector.requirements {
      switch requirement.operator {
      case .equals, .doubleEquals: labels[requirement.key] = requirement.values.first ?? ""
      case .in, .notIn, .exists, .doesNotExist: expressions.append(requirement)
      case .notEquals:
        throw SelectorError(
          .unsupportedOperator, "\"!=\" is not a valid label selector operator",
          hint: "write \(requirement.key) notin (\(requirement.values.joined(separator: ",")))")
      case .greaterThan, .lessThan:
        throw SelectorError(
          .unsupportedOperator,
          "\"\(requirement.operator.rawValue)\" isn't supported in label selectors")
      }
    }
    self.init(labels.map { Requirement($0.key, .equals, [$0.value]) } + expressions)
  }
}
