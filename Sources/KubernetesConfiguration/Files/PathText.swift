#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Paths as text, joined and cleaned without looking at the disk, as Go's `filepath` does.
package enum PathText {
  /// The path itself where it is absolute, the path below `folder` otherwise.
  package static func join(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") ? path : clean(folder + "/" + path)
  }

  /// The path without `.`, `..` and repeated slashes, where that can be told from the text.
  package static func clean(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let cleaned = (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    return cleaned.isEmpty ? "." : cleaned
  }

  /// The folder that a path's last part is in.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return clean(String(path[...slash]))
  }

  /// The process's working directory.
  package static var workingDirectory: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }
}
