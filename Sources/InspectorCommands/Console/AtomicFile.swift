import InspectorShell
import Sessions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes files so that a reader sees all of the new text or nothing of it.
enum AtomicFile {
  /// Who may read the file.
  enum Mode: mode_t {
    /// Its owner only.
    case ownerOnly = 0o600
    /// Whom the umask leaves.
    case byUmask = 0o666
  }

  /// Writes the text to a new file beside `path` and moves it there.
  ///
  /// A symbolic link stays one. What is there and is no file, such as a pipe or a device, is written
  /// to as it is.
  static func write(_ text: String, to path: String, mode: Mode) throws(CommandFailure) {
    try write(Array(text.utf8), to: path, mode: mode)
  }

  /// Writes the bytes to a new file beside `path` and moves it there.
  static func write(_ text: [UInt8], to path: String, mode: Mode) throws(CommandFailure) {
    let target = resolved(path)
    var status = stat()
    if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return try write(text, flags: 0, mode: mode, file: target, path: path)
    }
    let exists = stat(target, &status) == 0
    let temporary = "\(target).\(getpid()).tmp"
    // A left-over of a process of the same number; a link that lies in wait is not followed.
    unlink(temporary)
    do {
      try write(text, flags: O_CREAT | O_EXCL, mode: mode, file: temporary, path: path)
    } catch {
      unlink(temporary)
      throw error
    }
    // Who may read the file that was there may read the new one, and nobody else.
    // What only its owner may read becomes so.
    if exists, mode != .ownerOnly { chmod(temporary, status.st_mode & 0o7777) }
    guard rename(temporary, target) == 0 else {
      let failure = failure(path, reason: systemReason)
      unlink(temporary)
      throw failure
    }
  }

  /// Throws where a file could not be written; what is there already stays as it is.
  static func checkWritable(_ path: String, as name: String) throws(CommandFailure) {
    let target = resolved(path)
    var status = stat()
    if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      guard access(target, W_OK) == 0, status.st_mode & S_IFMT != S_IFDIR else {
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        throw failure(name, reason: isFolder ? "it is a folder" : systemReason)
      }
      return
    }
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    guard access(folder, W_OK | X_OK) == 0 else { throw failure(name, reason: systemReason) }
  }

  /// Whether there is anything at a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private static func write(
    _ text: [UInt8], flags: Int32, mode: Mode, file: String, path: String
  ) throws(CommandFailure) {
    let descriptor = open(file, O_WRONLY | O_CLOEXEC | flags, mode.rawValue)
    guard descriptor >= 0 else { throw failure(path, reason: systemReason) }
    defer { close(descriptor) }
    do {
      try DescriptorOutput(descriptor).write(text)
    } catch {
      throw failure(path, reason: error.reason)
    }
  }

  /// The file that symbolic links lead to; the path itself where there is none yet.
  private static func resolved(_ path: String) -> String {
    guard let name = realpath(path, nil) else { return path }
    defer { free(name) }
    return String(cString: name)
  }

  private static var systemReason: String? { strerror(errno).map { String(cString: $0) } }

  private static func failure(_ path: String, reason: String?) -> CommandFailure {
    CommandFailure(.failure, "\(path) cannot be written", cause: reason)
  }
}
