#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that goes with the test.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    var name = Array("/tmp/line-editing.XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw TestTerminal.Failure(description: "no folder") }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    Self.remove(path)
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    chmod(path, 0o700)
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      closedir(folder)
    }
    rmdir(path)
  }

  /// Writes a file and gives its path.
  func write(_ bytes: some Sequence<UInt8>, to name: String) -> String {
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let all = Array(bytes)
    _ = all.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    return file
  }

  /// What a file holds.
  func read(_ file: String) -> String {
    let descriptor = open(file, O_RDONLY)
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  /// The permissions of a file or folder.
  func mode(_ file: String) -> UInt32 {
    var status = stat()
    stat(file, &status)
    return UInt32(status.st_mode) & 0o777
  }

  /// The names in the folder.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }
}
