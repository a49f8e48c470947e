/// The version of the tool.
package enum ToolVersion {
  /// As `--version` and the User-Agent say it.
  package static let text = "0.1.0"
}
