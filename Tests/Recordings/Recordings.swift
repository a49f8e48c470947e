#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a real API server answered, and what the real plugins' informers held of it.
///
/// The bodies are as they were received from kube-apiserver 1.36; `expected` holds the keys and
/// indexes of the informers of CoreDNS's plugins on the same cluster.
public enum Recordings {
  /// The path of a file, such as `captures/list-pods-json.body` or `expected/stock.json`.
  public static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: name).path
  }

  /// The bytes of a file; throws where there is none of that name.
  public static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path(name))))
  }
}
