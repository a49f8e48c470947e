/// Files that exist in memory only: for tests and for a built-in Corefile.
public struct InMemoryFileSystem: CorefileFileSystem {
  /// The folder that relative paths start from.
  public let currentDirectory: String
  private let files: [String: [UInt8]]
  private let folders: [String: [String]]

  /// Makes a file system of the given files; relative paths start from `currentDirectory`.
  public init(_ files: [String: [UInt8]] = [:], currentDirectory: String = "/") {
    self.currentDirectory = currentDirectory
    let absolute = files.map { (FilePath.absolute($0.key, in: currentDirectory), $0.value) }
    self.files = Dictionary(absolute) { first, _ in first }
    var folders: [String: Set<String>] = ["/": []]
    for (path, _) in absolute {
      var child = path
      while child != "/" {
        let parent = FilePath.directory(of: child)
        folders[parent, default: []].insert(FilePath.lastComponent(of: child))
        child = parent
      }
    }
    self.folders = folders.mapValues { $0.sorted() }
  }

  /// Makes a file system of text files.
  public init(texts: [String: String], currentDirectory: String = "/") {
    self.init(texts.mapValues { Array($0.utf8) }, currentDirectory: currentDirectory)
  }

  /// The content of a file.
  public func readFile(_ path: String) throws(FileAccessFailure) -> [UInt8] {
    let path = FilePath.clean(path)
    if let bytes = files[path] { return bytes }
    guard folders[path] == nil else {
      throw FileAccessFailure(.isDirectory, path: path, reason: "is a directory")
    }
    throw FileAccessFailure(.notFound, path: path, reason: "no such file or directory")
  }

  /// The names in a folder, sorted.
  public func listDirectory(_ path: String) -> [String]? { folders[FilePath.clean(path)] }

  /// True if there is a file or folder at the path.
  public func exists(_ path: String) -> Bool {
    let path = FilePath.clean(path)
    return files[path] != nil || folders[path] != nil
  }
}
