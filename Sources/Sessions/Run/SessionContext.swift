import Corefile
import KubernetesClient
import KubernetesConfiguration

/// What reading a Corefile and running sessions takes from the process; replaced in tests.
package struct SessionContext: Sendable {
  /// Whether a Corefile may be a pipe that the shell hands over.
  package var readsPipes = true {
    didSet { files = ReadOnceFiles(LocalConfigurationFiles(readsPipes: readsPipes)) }
  }
  /// The files that describe connections; what came through a pipe is known to later commands.
  package private(set) var files = ReadOnceFiles(LocalConfigurationFiles())
  /// Reads standard input to its end.
  package var readStandardInput: @Sendable () throws -> [UInt8]
  /// Whether a person types on standard input.
  package var isInputTerminal: Bool
  /// Whether lines are edited on the terminal.
  package let terminalUse = TerminalUse()
  /// The environment variables.
  package var environment: [String: String]
  /// The folder that relative paths start from; nil for the process's own.
  package var workingDirectory: String?
  /// Where a pod finds its token and CA.
  package var serviceAccountFolder: String
  /// The clock.
  package var time: any TimeSource
  /// The time since the beginning of 1970, UTC.
  package var wallClock: @Sendable () -> Duration
  /// Random numbers in 0..<1, for jitter.
  package var random: @Sendable () -> Double = { Double.random(in: 0..<1) }
  /// The addresses of the machine's network interfaces by name.
  package var interfaces: @Sendable () -> [String: [String]] = { [:] }
  /// The commands that have given credentials; they run once for all clients.
  package let execCredentials = ExecCredentialRegistry()
  /// The captures that have been read; a session reads each once.
  let captures = ReadCaptures()
  /// When the event happened that is played from a capture.
  package let replayClock = ReplayClock()

  package init(
    environment: [String: String], workingDirectory: String?, serviceAccountFolder: String,
    time: any TimeSource, wallClock: @escaping @Sendable () -> Duration, isInputTerminal: Bool,
    readStandardInput: @escaping @Sendable () throws -> [UInt8]
  ) {
    self.environment = environment
    self.workingDirectory = workingDirectory
    self.serviceAccountFolder = serviceAccountFolder
    self.time = time
    self.wallClock = wallClock
    self.isInputTerminal = isInputTerminal
    self.readStandardInput = readStandardInput
  }

  /// A path that can be opened from anywhere.
  package func absolute(_ path: String) -> String {
    guard let workingDirectory, !path.hasPrefix("/") else { return path }
    return workingDirectory + "/" + path
  }

  /// The text of a file that an option names; a usage error where it cannot be read.
  package func text(ofFile path: String) throws(CommandFailure) -> String {
    do {
      return String(decoding: try LocalFileSystem().readFile(absolute(path)), as: UTF8.self)
    } catch {
      throw CommandFailure(.usage, "\(path) cannot be read", cause: error.reason)
    }
  }
}
