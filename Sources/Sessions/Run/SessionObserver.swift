/// Who is told what a run has to say while it goes on.
package struct SessionObserver: Sendable {
  /// Called with what has to be said, as it comes.
  package var notice: @Sendable (SessionNotice) -> Void
  /// Called now and then while something is waited for, and with nil when the wait is over.
  package var progress: @Sendable (SessionProgress?) -> Void

  package init(
    notice: @escaping @Sendable (SessionNotice) -> Void,
    progress: @escaping @Sendable (SessionProgress?) -> Void
  ) {
    self.notice = notice
    self.progress = progress
  }

  /// Tells nobody.
  static let silent = SessionObserver(notice: { _ in }, progress: { _ in })
}
