import Synchronization

/// Files of which each is opened once, however often it is asked for.
///
/// So a kubeconfig may be a pipe that the shell hands over (`<(…)`), whose content comes once, and
/// all that is said about a connection is said about the same content.
public final class ReadOnceFiles: ConfigurationFiles {
  private typealias Outcome = Result<[UInt8], FileFailure>

  /// What has been read.
  private final class Memory: Sendable {
    private let outcomes = Mutex<[String: Outcome]>([:])

    /// What a path gave when it was read first; of two who read at the same time the first counts.
    func outcome(_ path: String, reading: () -> Outcome) -> Outcome {
      if let known = outcomes.withLock({ $0[path] }) { return known }
      let outcome = reading()
      return outcomes.withLock { outcomes in
        let first = outcomes[path] ?? outcome
        outcomes[path] = first
        return first
      }
    }

    func knows(_ path: String) -> Bool { outcomes.withLock { $0[path] != nil } }
  }

  private let base: any ConfigurationFiles
  private let files = Memory()
  /// The content of pipes, which can never be read again.
  private let streams: Memory

  /// Reads from other files.
  public convenience init(_ base: any ConfigurationFiles) { self.init(base, Memory()) }

  private init(_ base: any ConfigurationFiles, _ streams: Memory) {
    self.base = base
    self.streams = streams
  }

  /// The content that the file had when it was read first.
  public func read(_ path: String) throws(FileFailure) -> [UInt8] {
    try memory(of: path).outcome(path) {
      Outcome { () throws(FileFailure) in try base.read(path) }
    }.get()
  }

  /// Throws where a file does not exist or may not be read.
  public func checkReadable(_ path: String) throws(FileFailure) {
    if !memory(of: path).knows(path) { try base.checkReadable(path) }
  }

  /// What is at a path.
  public func facts(_ path: String) throws(FileFailure) -> FileFacts { try base.facts(path) }

  /// Files that are read once more; what came through a pipe is remembered.
  public var anew: ReadOnceFiles { ReadOnceFiles(base, streams) }

  /// The files as they are at the time of each reading; what came through a pipe is remembered.
  public var current: any ConfigurationFiles { CurrentFiles(source: self, base: base) }

  private func memory(of path: String) -> Memory {
    (try? base.facts(path))?.kind == .stream ? streams : files
  }
}

/// The files behind ``ReadOnceFiles`` as they are now.
private struct CurrentFiles: ConfigurationFiles {
  let source: ReadOnceFiles
  let base: any ConfigurationFiles

  func read(_ path: String) throws(FileFailure) -> [UInt8] { try source.anew.read(path) }
  func checkReadable(_ path: String) throws(FileFailure) { try base.checkReadable(path) }
  func facts(_ path: String) throws(FileFailure) -> FileFacts { try base.facts(path) }
}
