import Foundation

/// One recorded case: what was given, and what CoreDNS and client-go made of it.
struct RecordedCase: Decodable {
  struct Expected: Decodable {
    struct Impersonation: Decodable {
      var user: String
      var uid: String
      var groups: [String]?
    }

    var error: String?
    var baseURL: String?
    var host: String?
    var uses: [String]?
    var caFile: String?
    var certFile: String?
    var keyFile: String?
    var token: String?
    var tokenFile: String?
    var insecure: Bool?
    var serverName: String?
    var disableCompression: Bool?
    var impersonate: Impersonation?
    var transportError: String?
    var urlError: String?
  }

  var name: String
  var text: String
  var files: [String: String]?
  var env: [String: String]?
  var serviceAccount: [String: String]?
  var expected: Expected

  /// All cases of a file of the configuration fixtures.
  static func all(_ file: String, from source: String = #filePath) throws -> [RecordedCase] {
    let folder = URL(filePath: source).deletingLastPathComponent()
    let text = try Data(contentsOf: folder.appending(path: "Fixtures/\(file)"))
    return try text.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(RecordedCase.self, from: Data($0))
    }
  }
}
