import Corefile
import KubernetesClient
import KubernetesConfiguration

/// Everything that a command takes from the process it runs in; replaced in tests.
public struct CommandContext: Sendable {
  /// Where results go.
  public var standardOutput: any TextOutput
  /// Where messages go.
  public var standardError: any TextOutput
  /// Where progress goes, which is rewritten in place.
  public var progress: any TextOutput
  /// Whether a person types on standard input.
  public var isInputTerminal: Bool
  /// Whether a Corefile may be a pipe that the shell hands over.
  public var readsPipes = true {
    didSet { files = ReadOnceFiles(LocalConfigurationFiles(readsPipes: readsPipes)) }
  }
  /// The files that describe connections; what came through a pipe is known to later commands.
  private(set) var files = ReadOnceFiles(LocalConfigurationFiles())
  /// Reads standard input to its end.
  public var readStandardInput: @Sendable () throws -> [UInt8]
  /// Standard input line by line, as it comes.
  public var inputLines: @Sendable () -> AsyncStream<InputLine>
  /// The environment variables.
  public var environment: [String: String]
  /// The folder that relative paths start from; nil for the process's own.
  public var workingDirectory: String?
  /// Where a pod finds its token and CA.
  public var serviceAccountFolder: String
  /// The clock.
  public var time: any TimeSource
  /// The time since the beginning of 1970, UTC.
  public var wallClock: @Sendable () -> Duration
  /// Random numbers in 0..<1, for jitter.
  public var random: @Sendable () -> Double
  /// Returns when the process is asked to end (SIGINT, SIGTERM).
  public var untilAskedToEnd: @Sendable () async -> Void
  /// Whether lines are edited on the terminal.
  let terminalUse = TerminalUse()
  /// The commands that have given credentials; they run once for all clients.
  let execCredentials = ExecCredentialRegistry()
  /// What runs beside the process at its behest.
  let children = ChildProcesses()
  /// What the process has used so far: CPU time and the peak of resident memory.
  public var usage: @Sendable () -> (cpu: Duration, peakResidentBytes: Int)

  /// Makes a context for this process.
  public init(
    standardOutput: any TextOutput = DescriptorOutput.standardOutput,
    standardError: any TextOutput = DescriptorOutput.standardError,
    environment: [String: String] = ProcessState.environment,
    workingDirectory: String? = nil,
    serviceAccountFolder: String = ConnectionResolver.standardServiceAccountFolder,
    time: any TimeSource = SystemTime()
  ) {
    self.standardOutput = standardOutput
    self.standardError = standardError
    progress = standardError
    isInputTerminal = ProcessState.isInputTerminal
    self.environment = environment
    self.workingDirectory = workingDirectory
    self.serviceAccountFolder = serviceAccountFolder
    self.time = time
    readStandardInput = { try ProcessState.readStandardInput() }
    inputLines = { InputLine.stream(of: 0) }
    wallClock = { ProcessState.wallClock }
    random = { Double.random(in: 0..<1) }
    untilAskedToEnd = { await ProcessState.untilAskedToEnd() }
    usage = { ProcessState.usage }
  }

  /// A path that can be opened from anywhere.
  func absolute(_ path: String) -> String {
    guard let workingDirectory, !path.hasPrefix("/") else { return path }
    return workingDirectory + "/" + path
  }

  /// The text of a file that an option names; a usage error where it cannot be read.
  func text(ofFile path: String) throws(CommandFailure) -> String {
    do {
      return String(decoding: try LocalFileSystem().readFile(absolute(path)), as: UTF8.self)
    } catch {
      throw CommandFailure(.usage, "\(path) cannot be read", cause: error.reason)
    }
  }
}

/// The files of this machine, seen from a folder other than the process's own.
struct RelocatedFileSystem: CorefileFileSystem {
  private let base: LocalFileSystem
  private let folder: String?

  init(_ context: CommandContext) {
    base = LocalFileSystem(readsPipes: context.readsPipes)
    folder = context.workingDirectory
  }

  var currentDirectory: String { folder ?? base.currentDirectory }

  func readFile(_ path: String) throws(FileAccessFailure) -> [UInt8] { try base.readFile(path) }

  func listDirectory(_ path: String) -> [String]? { base.listDirectory(path) }

  func exists(_ path: String) -> Bool { base.exists(path) }
}
