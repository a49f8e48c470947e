#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The user's file of key bindings.
///
/// It is not left to `el_source`: `bind -v` and `bind -e` drop all bindings, so that this editor's
/// have to be made again right there, before the user's lines that follow.
enum EditrcFile {
  private static let largest = 1 << 20

  /// Where it is: `$EDITRC`, else `~/.editrc`.
  static var path: String? {
    if let path = getenv("EDITRC") { return String(cString: path) }
    return getenv("HOME").map { String(cString: $0) + "/.editrc" }
  }

  /// The lines of a file that are no comments; none where it cannot be read.
  static func lines(of path: String) -> [String] {
    guard !path.isEmpty, let bytes = read(path) else { return [] }
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let text = String(decoding: line, as: UTF8.self)
      let start = text.drop { $0 == " " || $0 == "\t" }
      return start.isEmpty || start.hasPrefix("#") ? nil : String(start)
    }
  }

  /// Whether a line chooses between the two sets of keys.
  static func choosesMode(_ line: String) -> Bool {
    let words = line.split { $0 == " " || $0 == "\t" }
    guard let command = words.first else { return false }
    let isBind = command == "bind" || command.hasSuffix(":bind")
    return isBind && words.dropFirst().contains { $0 == "-v" || $0 == "-e" }
  }

  private static func read(_ path: String) -> [UInt8]? {
    #if canImport(Glibc)
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    #elseif canImport(Musl)
      let descriptor = Musl.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    #else
      let descriptor = Darwin.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    #endif
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < largest {
      guard let count = CLibrary.read(descriptor, into: &buffer, count: buffer.count), count > 0
      else { break }
      bytes += buffer.prefix(count)
    }
    return bytes
  }
}
