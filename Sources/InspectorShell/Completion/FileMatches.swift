import Corefile
import Sessions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Completes the path of a file.
struct FileMatches: Sendable {
  private let context: SessionContext

  init(_ context: SessionContext) {
    self.context = context
  }

  /// The files and folders whose path starts with what is typed; hidden ones only on demand.
  func matches(_ typed: String) -> CompletionMatches {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let name = slash.map { typed[typed.index(after: $0)...] } ?? typed[...]
    let files = LocalFileSystem()
    let entries = files.listDirectory(context.absolute(folder.isEmpty ? "." : folder)) ?? []
    let paths = entries.filter { entry in
      entry.hasPrefix(name) && (name.hasPrefix(".") || !entry.hasPrefix("."))
    }.map { folder + $0 }
    var matches = CompletionMatches.of(paths, typed)
    matches.texts = matches.texts.map { isFolder($0) ? $0 + "/" : $0 }
    if matches.texts.count == 1, matches.texts[0].hasSuffix("/") { matches.suffix = "" }
    return matches
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(context.absolute(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
