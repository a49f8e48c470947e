import Captures
import CoreDNSPlugins
import Corefile
import Inspection
import PluginStanzas

extension SessionRun {
  /// How many faults of a capture are told.
  private static let toldProblems = 3

  /// The capture that stands in for a cluster; nil where none does.
  ///
  /// What of it cannot be read is told once as a warning, with the line.
  package func capture() throws(CommandFailure) -> Capture? {
    guard let path = options.replay else { return nil }
    let capture = try context.captures.capture(path) { () throws(CommandFailure) in
      try read(path)
    }
    for problem in capture.problems.prefix(Self.toldProblems) {
      tellOnce("\(path):\(problem.line): \(problem.message)")
    }
    if !capture.isComplete {
      tellOnce("\(path) is not complete: what could be read of it is shown")
    }
    return capture
  }

  /// The Corefile that was recorded, for the CoreDNS that it was recorded for unless the options
  /// name another.
  func loadedCorefile(of capture: Capture) throws -> LoadedCorefile {
    let recorded = capture.header.coreDNSVersion.flatMap { CoreDNSVersion($0) }
    let build = try coreDNSBuild(options.coreDNSVersion?.version ?? recorded)
    var main = ""
    var imported: [String: String] = [:]
    for file in capture.files {
      if file.path.isEmpty { main = file.text } else { imported[file.path] = file.text }
    }
    let parser = CorefileParser(
      environment: capture.environment, fileSystem: InMemoryFileSystem(texts: imported),
      knownDirectives: .coreDNS.adding(build.order.names).adding(build.catalogue.names))
    return try build.loaded(
      parser.parse(Array(main.utf8), entryFile: capture.header.corefile))
  }

  /// When what is shown was seen, from the beginning of 1970: now, or when a capture was made.
  package func shownAt() throws(CommandFailure) -> Duration {
    try capture()?.header.recordedAt ?? context.wallClock()
  }

  private func read(_ path: String) throws(CommandFailure) -> Capture {
    let bytes: [UInt8]
    do {
      bytes = try LocalFileSystem().readFile(context.absolute(path))
    } catch {
      throw CommandFailure(.usage, "\(path) cannot be read", cause: error.reason)
    }
    do throws(CaptureFailure) {
      return try CaptureReader.read(bytes)
    } catch {
      throw CommandFailure(
        .failure, "\(path): \(error.message)", cause: error.cause, hint: error.hint)
    }
  }

  /// Tells a warning that is told once, however often its cause is met.
  func tellOnce(_ text: String) {
    if told.isNew(text) { tell(FailureMessage(text, isWarning: true)) }
  }
}
