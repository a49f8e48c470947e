import Corefile
import Foundation
import KubernetesWire

/// A recorded Corefile with what CoreDNS's reload makes of it.
struct ReloadCase: Decodable {
  var name: String
  var path: String
  var text: String
  var env: [String: String]?
  var files: [String: String]?
  var json: String?
  var sha512: String?
  var error: String?
}

enum Fixtures {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  static func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: file)))
  }

  static func reloadCases() throws -> [ReloadCase] {
    let decoder = JSONDecoder()
    return try bytes("reload-hash.jsonl").split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(ReloadCase.self, from: Data($0))
    }
  }

  /// The recorded Corefile, as the ConfigMap has it.
  static func corefile() throws -> ParsedCorefile {
    CorefileParser(environment: [:]).parse(
      try bytes("Corefile"), entryFile: "/etc/coredns/Corefile")
  }
}
