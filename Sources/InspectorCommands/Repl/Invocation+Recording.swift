import Inspection
import InspectorShell
import KubernetesClient
import Rendering
import Sessions

extension Invocation {
  /// Begins to record what the watches of a session receive, beside its commands.
  func startRecording(
    to path: String, base: String, isRedacted: Bool, watches: Set<String>?,
    in session: ReplSession
  ) async throws {
    var status = ExitStatus.success
    let (loaded, plans) = try await sessions.usablePlans(&status)
    try sessions.checkNames(watches, in: plans)
    let view = try session.host.sessions(of: plans, watches: watches)
    // Now, not in the end, when what was recorded would be lost.
    try AtomicFile.checkWritable(context.session.absolute(path), as: path)
    let live = LiveSessions(open: view.open, waited: context.time.now() - view.startedAt)
    session.recording = SessionRecording(
      base: base, path: path, isRedacted: isRedacted, watches: watches,
      startedAt: context.wallClock(),
      running: SessionRecorder(loaded, live, context.session).start())
  }

  /// Ends the recording of a session and writes its file; gives what it was, nil where none was.
  ///
  /// Where the file cannot be written, the recording is kept for another try, unless the session
  /// ends.
  func endRecording(
    in session: ReplSession, sessionEnds: Bool = false
  ) async throws -> SessionRecording? {
    guard let recording = session.recording else { return nil }
    let outcome = await recording.running.finish()
    do {
      try await write(
        outcome.capture, missed: outcome.missed, to: recording.path,
        isRedacted: recording.isRedacted)
    } catch var failure as CommandFailure where !sessionEnds {
      failure.message?.hint = "what was recorded is kept: record off tries again"
      throw failure
    }
    session.recording = nil
    return recording
  }

  /// Goes on with a recording in the watches that have taken the place of those that it was of.
  ///
  /// A capture is of one Corefile, and what its watches missed meanwhile stands nowhere.
  func continueRecording(_ former: SessionRecording, in session: ReplSession) async throws {
    var part = 2
    var path = SessionRecording.path(former.base, part: part)
    while AtomicFile.exists(context.session.absolute(path)) {
      part += 1
      path = SessionRecording.path(former.base, part: part)
    }
    do {
      try await startRecording(
        to: path, base: former.base, isRedacted: former.isRedacted, watches: former.watches,
        in: session)
    } catch var failure as CommandFailure {
      failure.message?.hint = "recording has ended; record on FILE begins anew"
      throw failure
    }
    tell("note: recording goes on in \(TerminalText.escaped(path))\n")
  }
}
