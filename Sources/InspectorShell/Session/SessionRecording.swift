import Sessions

/// What a session records beside its commands.
package struct SessionRecording: Sendable {
  /// The file that was asked for.
  package let base: String
  /// The file that is written in the end: another one than ``base`` after a reconnect.
  package let path: String
  /// Whether names and addresses are replaced.
  package let isRedacted: Bool
  /// The watches that were asked for; nil for all.
  package let watches: Set<String>?
  /// When it began, from the beginning of 1970, UTC.
  package let startedAt: Duration
  /// What goes on.
  package let running: RunningRecording

  /// Makes one of a recording that goes on.
  package init(
    base: String, path: String, isRedacted: Bool, watches: Set<String>?, startedAt: Duration,
    running: RunningRecording
  ) {
    self.base = base
    self.path = path
    self.isRedacted = isRedacted
    self.watches = watches
    self.startedAt = startedAt
    self.running = running
  }

  /// `incident-2.gz` for `incident.gz`: the file of that part of a recording.
  package static func path(_ base: String, part: Int) -> String {
    let start = base.lastIndex(of: "/").map { base.index(after: $0) } ?? base.startIndex
    // A name that begins with a dot is hidden, and has no extension by that.
    let dot = base[start...].dropFirst().firstIndex(of: ".") ?? base.endIndex
    return "\(base[..<dot])-\(part)\(base[dot...])"
  }
}
