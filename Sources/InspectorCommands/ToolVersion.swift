/// The version of the tool.
enum ToolVersion {
  /// As `--version` and the User-Agent say it.
  static let text = "0.1.0"
}
