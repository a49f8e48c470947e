#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of this machine.
public struct LocalConfigurationFiles: ConfigurationFiles {
  /// The most bytes that a file may have; kubeconfigs of large fleets stay far below.
  public static let defaultLimit = 16 << 20

  private let limit: Int
  private let readsPipes: Bool

  /// Makes a reader that refuses files of more than `limit` bytes, and pipes if it is told to.
  public init(limit: Int = defaultLimit, readsPipes: Bool = true) {
    self.limit = limit
    self.readsPipes = readsPipes
  }

  /// The content of a file; a folder or a file over the limit fails.
  public func read(_ path: String) throws(FileFailure) -> [UInt8] {
    // A pipe without a writer would block the open itself.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | (readsPipes ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else { throw Self.failure("open", path) }
    defer { close(descriptor) }
    var information = stat()
    if !readsPipes, fstat(descriptor, &information) != 0 || information.st_mode & S_IFMT != S_IFREG
    {
      throw FileFailure(operation: "read", path: path, reason: "is not a regular file")
    }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let size = chunk.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
          Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if size == 0 { return content }
      if size < 0, errno == EINTR { continue }
      guard size > 0 else { throw Self.failure("read", path) }
      content += chunk[..<size]
      guard content.count <= limit else {
        throw FileFailure(operation: "read", path: path, reason: "more than \(limit) bytes")
      }
    }
  }

  /// Throws where a path does not exist or may not be read.
  public func checkReadable(_ path: String) throws(FileFailure) {
    // Opening would block on a pipe or consume it.
    guard access(path, R_OK) == 0 else { throw Self.failure("open", path) }
  }

  /// What is at a path, links followed.
  public func facts(_ path: String) throws(FileFailure) -> FileFacts {
    var information = stat()
    guard stat(path, &information) == 0 else { throw Self.failure("stat", path) }
    let isReadableByAll = information.st_mode & S_IROTH != 0
    switch information.st_mode & S_IFMT {
    case S_IFREG: return FileFacts(.regular, isReadableByAll: isReadableByAll)
    case S_IFDIR: return FileFacts(.folder, isReadableByAll: isReadableByAll)
    default: return FileFacts(.stream, isReadableByAll: isReadableByAll)
    }
  }

  private static func failure(_ operation: String, _ path: String) -> FileFailure {
    let code = errno
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return FileFailure(
      operation: operation, path: path, reason: reason.prefix(1).lowercased() + reason.dropFirst(),
      isMissing: code == ENOENT)
  }
}
