import Corefile

/// The keys of a ConfigMap as the files that CoreDNS would find, and nothing else.
struct ConfigMapFileSystem: CorefileFileSystem {
  private let files: InMemoryFileSystem
  private let binaryPaths: Set<String>

  init(_ content: ConfigMapContent) {
    let folder = ConfigMapContent.folder
    binaryPaths = Set(content.binaryKeys.map { "\(folder)/\($0)" })
    var texts = content.texts
    for key in content.binaryKeys where texts[key] == nil { texts[key] = "" }
    files = InMemoryFileSystem(texts: texts, currentDirectory: folder)
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
