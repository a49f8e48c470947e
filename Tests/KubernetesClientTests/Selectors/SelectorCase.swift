import Foundation

/// One recorded case: a selector's text, and what apimachinery made of it.
struct SelectorCase: Decodable {
  struct Expected: Decodable {
    var error: String?
    var selector: String?
  }

  var name: String
  var text: String
  var expected: Expected

  /// All recorded cases.
  static func all(from source: String = #filePath) throws -> [SelectorCase] {
    let folder = URL(filePath: source).deletingLastPathComponent().deletingLastPathComponent()
    let text = try Data(contentsOf: folder.appending(path: "Fixtures/configuration/selector.jsonl"))
    return try text.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(SelectorCase.self, from: Data($0))
    }
  }
}
