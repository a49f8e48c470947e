import Corefile
import StanzaSyntax

/// What a stanza is read in: the machine that CoreDNS runs on, as far as it is known.
public struct StanzaSurroundings: Sendable {
  /// The files of the machine; nil where CoreDNS runs elsewhere, and what they hold is not known.
  public var files: (any CorefileFileSystem)?
  /// The folder that `root` names, below which some plugins look for files.
  public var root = ""
  /// The names of the machine's interfaces; nil where they are not known.
  public var interfaces: Set<String>?
  /// The environment variables of CoreDNS; nil where they are not known.
  public var environment: [String: String]?

  /// Makes surroundings of which nothing is known.
  public init() {}

  /// Whether the machine is known to have an interface of that name, or its interfaces are unknown and
  /// it may have one.
  func hasInterface(_ name: String) -> Bool {
    if let interfaces { return interfaces.contains(name) }
    // The kernel takes 15 bytes without a slash or a blank; what a template left is none.
    return !name.isEmpty && name.utf8.count < 16 && !name.hasPrefix("__")
      && !name.unicodeScalars.contains { "/:{}<>%. ".unicodeScalars.contains($0) }
  }

  /// A path below `root`, unless it starts from the top.
  func below(_ path: String) -> String {
    path.hasPrefix("/") || root.isEmpty ? path : GoPath.cleaned("\(root)/\(path)")
  }

  /// The bytes of a file, none for a folder, which Go opens as well; nil where the machine's files are
  /// not known.
  ///
  /// Throws why it cannot be read, in Go's words.
  func read(_ path: String) throws(FileProblem) -> [UInt8]? {
    guard let files else { return nil }
    guard !path.isEmpty else { throw FileProblem(message: "open : no such file or directory") }
    do throws(FileAccessFailure) {
      return try files.readFile(path.hasPrefix("/") ? path : "\(files.currentDirectory)/\(path)")
    } catch {
      if error.code == .isDirectory { return [] }
      throw FileProblem(message: "open \(path): \(error.reason)")
    }
  }

  /// The bytes of a file as far as it can be read; nil where it cannot, or is not known.
  func bytes(of path: String) -> [UInt8]? { (try? read(path)) ?? nil }

  /// Why a file cannot be read, as Go's `os.PathError` says it.
  struct FileProblem: Error {
    var message: String
  }
}
