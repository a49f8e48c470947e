import ArgumentParser
import Inspection
import InspectorShell
import Rendering
import Sessions

/// `record` in a session: what its watches see, once, or beside the commands that follow.
struct RecordingCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Write what the session sees into a file, once or as it goes on.",
    usage: """
      record on <file> [--redact] [--only <watches>]
      record off
      record
      record <file> [--for <duration>] [--redact] [--only <watches>] [--replicas]
      """,
    discussion: """
      record on FILE keeps what the watches hold and what they receive from then on, while you go \
      on with other commands. record off, or the end of the session, writes the file. record alone \
      says whether something is recorded. record FILE writes what the watches hold now; a file that \
      is called on or off is ./on or ./off.

      After reconnect the recording goes on in another file, FILE-2. With --redact names, \
      namespaces, addresses and labels are replaced in the file.
      """)

  @Argument(
    help: ArgumentHelp("on, off, or the file to write now.", valueName: "on|off|file"))
  var action: String?

  @Argument(help: "With on: the file.", completion: .file())
  var file: String?

  @OptionGroup var options: RecordOptions

  @OptionGroup(title: "Global options") var global: GlobalOptions

  var purposeOfServer: String? { "record" }

  func validate() throws {
    if action == "" || file == "" { throw ValidationError("record needs a file's path") }
    if action == "on" {
      if file == nil { throw ValidationError("record on needs the file to write in the end") }
      if let option = options.onlyAtOnce { throw ValidationError("\(option) is for record FILE") }
      return
    }
    if file != nil { throw ValidationError("a second word is the file of record on") }
    if action == nil || action == "off",
      let option = options.onlyAtOnce ?? (options.redact ? "--redact" : nil)
    {
      throw ValidationError("\(option) needs a file")
    }
  }

  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus {
    switch (action, file) {
    case ("on", let file?): return try await start(file, session, invocation)
    case ("off", _): return try await end(session, invocation)
    case (let file?, _):
      return try await RecordRun(file: file, options: options, watches: global.onlyNames)
        .run(invocation)
    case (nil, _):
      try await invocation.context.standardOutput.print(state(session, invocation))
      return .success
    }
  }

  private func start(
    _ file: String, _ session: ReplSession, _ invocation: Invocation
  ) async throws -> ExitStatus {
    if let recording = session.recording {
      throw CommandFailure(
        .usage, "\(recording.path) is recorded already", hint: "record off ends and writes it")
    }
    try await invocation.startRecording(
      to: file, base: file, isRedacted: options.redact, watches: global.onlyNames, in: session)
    try await invocation.context.standardOutput.print(
      "recording \(TerminalText.escaped(file)); record off, or the end of the session, writes it\n")
    return .success
  }

  private func end(
    _ session: ReplSession, _ invocation: Invocation
  ) async throws -> ExitStatus {
    guard try await invocation.endRecording(in: session) == nil else { return .success }
    throw CommandFailure(.usage, "nothing is recorded", hint: "record on FILE begins")
  }

  private func state(_ session: ReplSession, _ invocation: Invocation) -> String {
    guard let recording = session.recording else { return "nothing is recorded\n" }
    let span = Quantity.span(invocation.context.wallClock() - recording.startedAt)
    return "recording \(TerminalText.escaped(recording.path)) since "
      + "\(WallClock.timeOfDay(recording.startedAt).prefix(8)) (\(span)): "
      + Quantity.count(recording.running.events, "event")
      + (recording.isRedacted ? ", redacted when it is written" : "") + "\n"
  }
}
