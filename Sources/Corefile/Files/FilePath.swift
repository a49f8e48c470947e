/// Arithmetic on slash-separated paths, by the rules of Go's `path/filepath` on Unix.
enum FilePath {
  /// The shortest path that means the same: no `.`, no `..` behind a name, no double slash.
  static func clean(_ path: String) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var kept: [String] = []
    for component in components(of: path) where component != "." {
      if component != ".." {
        kept.append(component)
      } else if let last = kept.last, last != ".." {
        kept.removeLast()
      } else if !isAbsolute {
        kept.append(component)
      }
    }
    let joined = kept.joined(separator: "/")
    return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
  }

  /// The cleaned path, made absolute by a folder where it is relative.
  static func absolute(_ path: String, in folder: String) -> String {
    path.utf8.first == UInt8(ascii: "/") ? clean(path) : clean(folder + "/" + path)
  }

  /// The folder that a cleaned path is in.
  static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last component of a cleaned path.
  static func lastComponent(of path: String) -> String {
    components(of: path).last ?? ""
  }

  /// What is between the slashes, less what is empty.
  ///
  /// On bytes, because a combining mark after a slash would make one `Character` of the two.
  static func components(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A cleaned absolute path as seen from a cleaned absolute folder.
  static func relative(_ path: String, to folder: String) -> String {
    let target = components(of: path)
    let base = components(of: folder)
    let common = zip(target, base).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: base.count - common)
    return (up + target.dropFirst(common)).joined(separator: "/")
  }
}
