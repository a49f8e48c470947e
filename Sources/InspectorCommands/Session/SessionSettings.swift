import Rendering

/// What holds where a command's own options say nothing; the session's `set` changes it.
struct SessionSettings: Hashable, Sendable {
  /// How results are printed.
  var output = OutputFormat.table
  /// When colours are used.
  var color = ColorChoice.auto
  /// The server block that commands keep to, as `--server-block` names it; nil for all.
  var serverBlock: String?
  /// The namespace that commands keep to; nil for all.
  var namespace: String?
  /// How long a command waits.
  var timeout = Duration.seconds(5)
  /// Whether output longer than the screen goes to the pager.
  var usesPager = true
}
