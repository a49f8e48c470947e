import Glibc

/// A folder for the files of one measurement.
struct TemporaryFolder {
  private let folder: String

  /// Makes one that nobody else has.
  init() throws {
    var template = Array("/tmp/benchmarks-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ChildProcess.Failure(program: "mkdtemp", reason: String(cString: strerror(errno)))
    }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The path of a file in it.
  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Writes a file; gives its path.
  func write(_ text: String, to name: String) throws -> String {
    guard let file = fopen(path(name), "w") else {
      throw ChildProcess.Failure(program: path(name), reason: String(cString: strerror(errno)))
    }
    fputs(text, file)
    fclose(file)
    return path(name)
  }

  /// Removes it with its files.
  func remove() { _ = try? ChildProcess(["rm", "-r", folder]).wait() }
}
