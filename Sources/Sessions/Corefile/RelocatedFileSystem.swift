import Corefile

/// The files of this machine, seen from a folder other than the process's own.
struct RelocatedFileSystem: CorefileFileSystem {
  private let base: LocalFileSystem
  private let folder: String?

  init(_ context: SessionContext) {
    base = LocalFileSystem(readsPipes: context.readsPipes)
    folder = context.workingDirectory
  }

  var currentDirectory: String { folder ?? base.currentDirectory }

  func readFile(_ path: String) throws(FileAccessFailure) -> [UInt8] { try base.readFile(path) }

  func listDirectory(_ path: String) -> [String]? { base.listDirectory(path) }

  func exists(_ path: String) -> Bool { base.exists(path) }
}
