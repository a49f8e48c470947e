/// How a report is printed: the value of `-o`.
public enum OutputFormat: String, Hashable, Sendable, CaseIterable {
  /// Columns for people.
  case table
  /// As `table`, with every column there is.
  case wide
  /// One JSON document.
  case json
  /// One YAML document.
  case yaml
  /// Bare names, one a line, for scripts.
  case name
}
