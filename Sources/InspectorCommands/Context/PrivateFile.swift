#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes files that only their owner may read.
enum PrivateFile {
  /// Writes the text to a new file beside `path` and moves it there, so that a reader sees all of
  /// it or nothing.
  static func write(_ text: String, to path: String) throws {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    do {
      defer { close(descriptor) }
      try DescriptorOutput(descriptor).write(text)
    } catch {
      let failure = failure(path)
      unlink(temporary)
      throw failure
    }
    guard rename(temporary, path) == 0 else {
      let failure = failure(path)
      unlink(temporary)
      throw failure
    }
  }

  private static func failure(_ path: String) -> CommandFailure {
    let reason = strerror(errno).map { String(cString: $0) }
    return CommandFailure(.failure, "\(path) cannot be written", cause: reason)
  }
}
