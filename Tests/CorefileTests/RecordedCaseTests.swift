import Corefile
import Testing

@Suite("What CoreDNS's own parser said")
struct RecordedCaseTests {
  @Test("every recorded Corefile gives the same blocks, tokens and error")
  func corefiles() throws {
    let cases = try Fixtures.lines(of: "corefile-cases.jsonl", as: CorefileCase.self)
    #expect(cases.count == 400)
    let disagreeing = cases.filter { recorded in
      let parser = CorefileParser(files: recorded.files, environment: recorded.env)
      let result = parser.parse(recorded.files["Corefile"] ?? "")
      return result.failure?.coreDNSDescription != recorded.expected.error
        || result.blocks.map(\.recorded) != recorded.expected.blocks ?? []
    }
    #expect(disagreeing.map(\.name) == [])
  }

  @Test("every token of a recorded Corefile stands in its source where its location says")
  func columns() throws {
    let cases = try Fixtures.lines(of: "corefile-cases.jsonl", as: CorefileCase.self)
    var compared = 0
    for recorded in cases {
      let result = CorefileParser(files: recorded.files).parse(recorded.files["Corefile"] ?? "")
      for token in result.blocks.flatMap(\.directives).flatMap(\.tokens) {
        let line = try #require(result.sourceLine(at: token.location), "\(recorded.name)")
        let rest = line.unicodeScalars.dropFirst(token.location.column - 1)
        let isPlain = token.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }
        guard let first = rest.first, first != "\"", isPlain, !line.contains("{$"),
          !line.contains("{%")
        else { continue }
        compared += 1
        #expect(String(rest).hasPrefix(token.text), "\(recorded.name): \(token)")
      }
    }
    #expect(compared > 1_000)
  }

  @Test("every recorded list of keys is normalised or refused in the same way")
  func keys() throws {
    let cases = try Fixtures.lines(of: "key-cases.jsonl", as: KeyCase.self)
    #expect(cases.count == 120)
    let disagreeing = cases.filter { recorded in
      do throws(KeyFailure) {
        let zones = try KeyNormalizer().normalize(recorded.keys)
        return zones.map(\.description) != recorded.expected.keys
      } catch {
        return error.message != recorded.expected.error
      }
    }
    #expect(disagreeing.map(\.name) == [])
  }
}
