/// Whether Go's `regexp.Compile` takes a pattern, and what it says if not.
///
/// The syntax is RE2 with Perl's flags, as in Go 1.25, with which CoreDNS 1.13.1 was released.
/// There is no look-around and no back-reference.
public enum GoRegularExpression {
  /// Judges a pattern.
  ///
  /// - Returns: nil when the pattern compiles, else Go's text, such as
  ///   ``error parsing regexp: missing closing ): `(` ``.
  public static func problem(in pattern: String) -> String? {
    var parser = RegularExpressionParser(pattern)
    do throws(RegularExpressionProblem) {
      try parser.parse()
      return nil
    } catch {
      return error.text(in: pattern)
    }
  }

  /// How many groups of a pattern capture; nil when the pattern does not compile.
  public static func groupCount(of pattern: String) -> Int? {
    groupNames(of: pattern)?.count
  }

  /// The names of a pattern's capturing groups in order; nil when the pattern does not compile.
  ///
  /// A group without a name is an empty text. Names may repeat.
  public static func groupNames(of pattern: String) -> [String]? {
    var parser = RegularExpressionParser(pattern)
    do throws(RegularExpressionProblem) {
      try parser.parse()
      return parser.groupNames
    } catch {
      return nil
    }
  }
}
