import Rendering

/// What holds where a command's own options say nothing; the session's `set` changes it.
package struct SessionSettings: Hashable, Sendable {
  /// How results are printed.
  package var output = OutputFormat.table
  /// When colours are used.
  package var color = ColorChoice.auto
  /// The server block that commands keep to, as `--server-block` names it; nil for all.
  package var serverBlock: String?
  /// The namespace that commands keep to; nil for all.
  package var namespace: String?
  /// How long a command waits.
  package var timeout = Duration.seconds(5)
  /// Whether output longer than the screen goes to the pager.
  package var usesPager = true

  /// What holds before anything is set.
  package init() {}
}
