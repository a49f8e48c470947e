#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of this machine.
///
/// Reads regular files up to a limit. A Corefile is not trusted: one that imports a device or a
/// pipe must not hang or fill the memory of whoever inspects it. Pipes are read where a shell
/// hands them over (`/dev/stdin`, `/dev/fd/N`).
public struct LocalFileSystem: CorefileFileSystem {
  /// The largest file that is read, in bytes.
  public var maximumFileSize: Int
  /// Whether pipes are read that a shell hands over.
  public var readsPipes: Bool

  /// Makes a reader of local files.
  public init(maximumFileSize: Int = 256 << 20, readsPipes: Bool = true) {
    self.maximumFileSize = maximumFileSize
    self.readsPipes = readsPipes
  }

  /// The working directory of the process.
  public var currentDirectory: String {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// The whole content of a file.
  public func readFile(_ path: String) throws(FileAccessFailure) -> [UInt8] {
    let isHandedOver = readsPipes && (path == "/dev/stdin" || path.hasPrefix("/dev/fd/"))
    // A pipe without a writer would block the open itself.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | (isHandedOver ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else { throw systemFailure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemFailure(path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      break
    case S_IFDIR:
      throw FileAccessFailure(.isDirectory, path: path, reason: "is a directory")
    case _ where isHandedOver:
      break
    default:
      throw FileAccessFailure(.notRegularFile, path: path, reason: "is not a regular file")
    }
    return try readAll(descriptor, expecting: Int(status.st_size), path: path)
  }

  /// The names in a folder.
  public func listDirectory(_ path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// True if there is something at the path.
  public func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}

extension LocalFileSystem {
  private func readAll(
    _ descriptor: Int32, expecting size: Int, path: String
  ) throws(FileAccessFailure) -> [UInt8] {
    var content: [UInt8] = []
    guard size <= maximumFileSize else { throw tooLarge(path) }
    content.reserveCapacity(size)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return content }
      if count < 0 {
        if errno == EINTR { continue }
        throw systemFailure(path)
      }
      content += chunk[..<count]
      guard content.count <= maximumFileSize else { throw tooLarge(path) }
    }
  }

  private func tooLarge(_ path: String) -> FileAccessFailure {
    FileAccessFailure(
      .tooLarge, path: path, reason: "is larger than \(maximumFileSize) bytes")
  }

  private func systemFailure(_ path: String) -> FileAccessFailure {
    let code: FileAccessFailure.Code =
      switch errno {
      case ENOENT, ENOTDIR: .notFound
      case EACCES, EPERM: .notPermitted
      case EISDIR: .isDirectory
      default: .inputOutput
      }
    return FileAccessFailure(
      code, path: path, reason: String(cString: strerror(errno)).lowercased())
  }
}
