#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Files of this repository, by their paths from its root.
enum RepositoryFiles {
  private static let root = #filePath.components(upTo: "/Tests/")

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root + path)
  }

  static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: root + path)), as: UTF8.self)
  }

  /// The committed text, or the given one just recorded where `RECORD_GOLDEN` is set.
  static func committed(_ path: String, recording text: String) throws -> String {
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try Data(text.utf8).write(to: URL(filePath: root + path))
    }
    return try read(path)
  }

  /// The Swift sources of a target's folder.
  static func sources(under folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root + folder)
      .filter { $0.hasSuffix(".swift") }.sorted().map { try read("\(folder)/\($0)") }
  }
}

extension String {
  fileprivate func components(upTo mark: String) -> String {
    firstRange(of: mark).map { String(self[..<$0.lowerBound]) + "/" } ?? "./"
  }
}
