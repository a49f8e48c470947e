import Corefile
import Replicas
import Testing

/// Checks the hash against what a real CoreDNS computed.
struct ReloadHashTests {
  @Test func everyRecordedCorefileHasItsHash() throws {
    let cases = try Fixtures.reloadCases()
    #expect(cases.count == 37)
    for recorded in cases {
      let parser = CorefileParser(
        environment: recorded.env ?? [:],
        fileSystem: InMemoryFileSystem(
          texts: recorded.files ?? [:], currentDirectory: "/etc/coredns"),
        unknownDirectives: .accepted)
      let hash = ReloadHash(parser.parse(Array(recorded.text.utf8), entryFile: recorded.path))
      #expect(hash?.json == recorded.json, "\(recorded.name)")
      #expect(hash?.sha512 == recorded.sha512, "\(recorded.name)")
      #expect((hash == nil) == (recorded.error != nil), "\(recorded.name)")
    }
  }

  @Test func importsFromTheFolderHaveTheirAbsolutePath() throws {
    let parser = CorefileParser(
      environment: [:],
      fileSystem: InMemoryFileSystem(
        texts: ["/etc/coredns/custom/a": "log", "/etc/b": "errors"],
        currentDirectory: "/etc/coredns"))
    let corefile = parser.parse(
      Array(".:53 {\nimport custom/a\nimport ../b\n}".utf8), entryFile: "/etc/coredns/Corefile")
    let json = try #require(ReloadHash(corefile)).json
    #expect(json.contains(#"{"File":"/etc/coredns/custom/a","Line":1,"Text":"log"}"#))
    #expect(json.contains(#"{"File":"/etc/b","Line":1,"Text":"errors"}"#))
  }

  @Test func theLengthOfALabelTellsItsKind() throws {
    let hash = try #require(ReloadHash(try Fixtures.corefile()))
    #expect(hash.hash(like: String(repeating: "0", count: 32)) == hash.md5)
    #expect(hash.hash(like: hash.sha512) == hash.sha512)
    #expect(hash.md5.count == 32)
    #expect(hash.hash(like: "n/a") == nil)
  }
}
