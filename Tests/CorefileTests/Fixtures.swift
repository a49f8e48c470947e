import Corefile
import Foundation

/// A recorded Corefile with what CoreDNS's parser said about it.
struct CorefileCase: Decodable {
  struct Expected: Decodable {
    var blocks: [Block]?
    var error: String?
  }
  struct Block: Decodable, Equatable {
    var keys: [String]
    var directives: [String: [RecordedToken]]
  }
  struct RecordedToken: Decodable, Equatable {
    var file: String
    var line: Int
    var text: String
  }

  var name: String
  var files: [String: String]
  var env: [String: String]
  var expected: Expected
}

/// The keys of a block with what CoreDNS made of them.
struct KeyCase: Decodable {
  struct Expected: Decodable {
    var keys: [String]?
    var error: String?
  }

  var name: String
  var keys: [String]
  var expected: Expected
}

enum Fixtures {
  /// Decodes one value a line from a file in the folder `Fixtures`.
  static func lines<Value: Decodable>(of file: String, as type: Value.Type) throws -> [Value] {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(file)")
    let decoder = JSONDecoder()
    return try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(type, from: $0)
    }
  }
}

extension CorefileParser {
  /// A parser that sees only the given files, in `/etc/coredns`.
  init(
    files: [String: String] = [:], environment: [String: String] = [:],
    unknownDirectives: UnknownDirectives = .error
  ) {
    self.init(
      environment: environment,
      fileSystem: InMemoryFileSystem(texts: files, currentDirectory: "/etc/coredns"),
      unknownDirectives: unknownDirectives)
  }

  func parse(_ text: String) -> ParsedCorefile {
    parse(Array(text.utf8), entryFile: "Corefile")
  }
}

extension ServerBlock {
  /// The block in the shape of the recorded cases.
  var recorded: CorefileCase.Block {
    var tokens: [String: [CorefileCase.RecordedToken]] = [:]
    for directive in directives {
      tokens[directive.name] = directive.tokens.map {
        CorefileCase.RecordedToken(
          file: $0.location.file, line: $0.location.line, text: $0.text)
      }
    }
    return CorefileCase.Block(keys: keys.map(\.text), directives: tokens)
  }
}

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
