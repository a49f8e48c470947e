import Corefile
import CoreDNSPlugins
import Foundation
import Informers
import K8sAPI
import KubernetesClient
import Recordings

/// Files below this target's `Fixtures` folder.
enum Fixture {
  private static func file(_ path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(path)")
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: file(path)))
  }

  /// The content of a file that is kept compressed.
  static func unpacked(_ path: String) throws -> [UInt8] {
    try CompressedFile.content(of: file(path))
  }
}

/// One line of the recorded stanza cases.
struct StanzaCase: Decodable {
  struct Expected: Decodable {
    var error: String?
    var zones: [String]?
    var namespaces: [String]?
    var pods: String?
    var endpoints: Bool?
    var ttl: Int?
    var labels: String?
    var namespaceLabels: String?
    var endpoint: [String]?
    var cert: String?
    var key: String?
    var ca: String?
    var kubeconfig: Bool?
  }

  var name: String
  var kind: String
  var text: String
  var expected: Expected

  static func load(_ kind: String) throws -> [StanzaCase] {
    try Fixture.bytes("stanza-cases.jsonl").split(separator: UInt8(ascii: "\n"))
      .map { try JSONDecoder().decode(StanzaCase.self, from: Data($0)) }
      .filter { $0.kind == kind }
  }
}

/// The keys of the block in which every recorded stanza stands.
let caseKeys = ["dns://cluster.local.:53", "dns://in-addr.arpa.:53"]

/// The directive that a stanza's text makes, its lines counted from 1.
func directive(_ name: String, in text: String) throws -> Directive {
  let directive = try parse("example.org {\n\(text)\n}\n").blocks.first?.directive(name)
  guard let directive else { throw MissingFixture(name: name) }
  return Directive(
    name: name,
    tokens: directive.tokens.map { token in
      var location = token.location
      location.line -= 1
      return Token(token.text, at: location)
    })
}

struct MissingFixture: Error {
  var name: String
}

/// A Corefile that must parse.
func parse(_ text: String) throws -> ParsedCorefile {
  let corefile = CorefileParser(environment: [:]).parse(Array(text.utf8))
  if let failure = corefile.failure { throw failure }
  return corefile
}

/// The only plan of a Corefile.
func onlyPlan(
  _ text: String, order: PluginOrder = .builtIn,
  definitions: [PluginDefinition] = PluginDefinition.builtIn
) throws -> ServerBlockPlan {
  let plans = ServerBlockPlan.plans(
    for: try parse(text), pluginOrder: order, definitions: definitions)
  guard plans.count == 1 else { throw MissingFixture(name: "one plan, not \(plans.count)") }
  return plans[0]
}

/// One watch as the recorded expectations and `indexes --values` have it.
struct WatchContent: Decodable, Equatable {
  var objects: Int
  var keys: [String]
  var indexes: [String: [String: [String]]]

  init(_ indexer: any Indexer) throws {
    objects = indexer.count
    keys = indexer.keys().map(\.description)
    indexes = [:]
    for index in indexer.indexNames {
      var values: [String: [String]] = [:]
      for value in try indexer.indexValues(index) {
        values[value] = try indexer.indexKeys(index, value).map(\.description)
      }
      indexes[index] = values
    }
  }

  /// What differs, in words short enough for a failed test's message.
  func differences(from other: WatchContent?) -> [String] {
    guard let other else { return ["not expected"] }
    var differences: [String] = []
    if objects != other.objects { differences.append("\(objects) / \(other.objects) objects") }
    differences += Set(keys).symmetricDifference(other.keys).sorted().map { "key \($0)" }
    if keys != keys.sorted() { differences.append("keys are not sorted") }
    for index in Set(indexes.keys).union(other.indexes.keys).sorted() {
      let (own, others) = (indexes[index] ?? [:], other.indexes[index])
      if others == nil { differences.append("index \(index) is not expected") }
      for value in Set(own.keys).union((others ?? [:]).keys).sorted()
      where own[value] != others?[value] {
        differences.append("\(index) \"\(value)\": \(own[value] ?? []) / \(others?[value] ?? [])")
      }
    }
    return differences
  }

  static func expected(_ profile: String) throws -> [String: WatchContent] {
    struct Document: Decodable {
      var watches: [String: WatchContent]
    }
    let bytes = try Recordings.bytes("expected/\(profile).json")
    return try JSONDecoder().decode(Document.self, from: Data(bytes)).watches
  }
}
