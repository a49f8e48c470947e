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
  /// Workflow commands of GitHub Actions, which it shows beside the lines they are about.
  case github
  /// One JUnit XML document, for the test reports of CI systems.
  case junit
  /// One document of the Static Analysis Results Interchange Format, for code scanning.
  case sarif

  /// The formats that every report has; the others are those of few.
  public static let general: [OutputFormat] = [.table, .wide, .json, .yaml, .name]
}
