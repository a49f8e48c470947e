import Corefile

/// The keys of ConfigMaps as the files that CoreDNS would find, and nothing else.
struct ConfigMapFileSystem: CorefileFileSystem {
  private let files: InMemoryFileSystem
  private let binaryPaths: Set<String>

  init(_ mounted: ConfigMapFiles) {
    binaryPaths = mounted.binaryPaths
    var texts = mounted.texts
    for path in mounted.binaryPaths where texts[path] == nil { texts[path] = "" }
    files = InMemoryFileSystem(texts: texts, currentDirectory: ConfigMapContent.folder)
  }

  var currentDirectory: String { files.currentDirectory }

  func readFile(_ path: String) throws(FileAccessFailure) -> [UInt8] {
    if binaryPaths.contains(path) {
      throw FileAccessFailure(
        .inputOutput, path: path, reason: "the key is in binaryData, not a text in UTF-8")
    }
    return try files.readFile(path)
  }

  func listDirectory(_ path: String) -> [String]? { files.listDirectory(path) }

  func exists(_ path: String) -> Bool { files.exists(path) }
}
