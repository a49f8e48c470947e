/// Paths as Go's package `filepath` handles them.
package enum GoPath {
  /// `filepath.Clean`: the shortest path that means the same.
  package static func cleaned(_ path: String) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var parts: [String] = []
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      let part = String(decoding: part, as: UTF8.self)
      switch part {
      case ".": continue
      case "..":
        if let last = parts.last, last != ".." {
          parts.removeLast()
        } else if !isAbsolute {
          parts.append(part)
        }
      default: parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
  }

  /// A path, taken from the folder that a file lies in unless it is absolute.
  static func joined(folderOf file: String, _ path: String) -> String {
    guard path.utf8.first != UInt8(ascii: "/") else { return path }
    let folder = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[...$0]) }
    return cleaned((folder ?? "") + path)
  }
}
