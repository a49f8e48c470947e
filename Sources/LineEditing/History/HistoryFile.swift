#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A history file: one entry a line, for its owner alone.
///
/// Every access holds a lock on the file, so that two sessions lose none of each other's lines; a
/// rewrite puts a new file in its place, so that a crash loses none either.
struct HistoryFile {
  /// Where it is.
  var path: String

  /// The newest entries, after creating the file and its folders where they are missing.
  func open(limit: Int) throws(HistoryFailure) -> [String] {
    try createFolders()
    return try locked { descriptor throws(HistoryFailure) in
      let bytes = try readAll(descriptor)
      let entries = Self.entries(of: bytes)
      let lines = bytes.count { $0 == UInt8(ascii: "\n") }
      if lines > 2 * limit { try rewrite(entries.suffix(limit)) }
      return Array(entries.suffix(limit))
    }
  }

  /// Appends an entry, on a line of its own even where the file's last line has no end.
  func append(_ line: String) throws(HistoryFailure) {
    try locked { descriptor throws(HistoryFailure) in
      var bytes = Array(line.utf8)
      var last: [UInt8] = [0]
      if lseek(descriptor, -1, SEEK_END) >= 0,
        CLibrary.read(descriptor, into: &last, count: 1) == 1, last[0] != UInt8(ascii: "\n")
      {
        bytes.insert(UInt8(ascii: "\n"), at: 0)
      }
      bytes.append(UInt8(ascii: "\n"))
      let error = CLibrary.write(descriptor, bytes)
      if error != 0 { throw failure("write", error) }
    }
  }

  /// The entries among the lines of a file.
  static func entries(of bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard line.count <= History.longestLine,
        let text = String(validating: line, as: UTF8.self), History.isKept(text)
      else { return nil }
      return text
    }
  }

  private func createFolders() throws(HistoryFailure) {
    var folder = ""
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    for part in parts {
      folder += (folder.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
      if mkdir(folder, 0o700) != 0, errno != EEXIST {
        let error = errno
        var status = stat()
        if stat(folder, &status) == 0 { continue }
        throw HistoryFailure(path: folder, action: "create", reason: CLibrary.reason(error))
      }
    }
  }

  /// Runs `body` with the locked file, which is still the one at the path.
  private func locked<Result>(
    _ body: (Int32) throws(HistoryFailure) -> Result
  ) throws(HistoryFailure) -> Result {
    for _ in 0..<100 {
      let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK
      #if canImport(Glibc)
        let descriptor = Glibc.open(path, flags, 0o600)
      #elseif canImport(Musl)
        let descriptor = Musl.open(path, flags, 0o600)
      #else
        let descriptor = Darwin.open(path, flags, 0o600)
      #endif
      guard descriptor >= 0 else { throw failure("write", errno) }
      defer { close(descriptor) }
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      var opened = stat()
      var named = stat()
      guard fstat(descriptor, &opened) == 0 else { throw failure("read", errno) }
      guard opened.st_mode & S_IFMT == S_IFREG else { throw failure("read", EINVAL) }
      guard stat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev
      else { continue }
      if opened.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
      return try body(descriptor)
    }
    throw failure("write", EBUSY)
  }

  private func readAll(_ descriptor: Int32) throws(HistoryFailure) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      guard let count = CLibrary.read(descriptor, into: &buffer, count: buffer.count) else {
        if errno == EINTR { continue }
        throw failure("read", errno)
      }
      if count == 0 { return result }
      result += buffer.prefix(count)
    }
  }

  /// Puts a new file with these entries in the place of this one.
  private func rewrite(_ entries: ArraySlice<String>) throws(HistoryFailure) {
    let target = realpath(path, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    }
    var name = Array("\(target ?? path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw failure("write", errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    for entry in entries {
      bytes += Array(entry.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    var error = CLibrary.write(descriptor, bytes)
    if error == 0, fsync(descriptor) != 0 { error = errno }
    if error == 0, rename(name, target ?? path) != 0 { error = errno }
    if error != 0 {
      unlink(name)
      throw failure("write", error)
    }
  }

  private func failure(_ action: String, _ number: Int32) -> HistoryFailure {
    HistoryFailure(path: path, action: action, reason: CLibrary.reason(number))
  }
}
