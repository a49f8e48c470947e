import DNSMessages
import Testing

@Suite("Domain names")
struct DNSNameTests {
  @Test(arguments: [
    ("web.shop", "web.shop."), (".", "."), ("a.b.", "a.b."), (#"a\.b.c"#, #"a\.b.c."#),
    (#"a\046b"#, #"a\.b."#), (#"\119eb"#, "web."), (#"a\\."#, #"a\\."#), ("a b", #"a\ b."#),
    (#"\001x"#, #"\001x."#), ("*.svc", "*.svc."),
  ])
  func nameIsReadAsMiekgWritesIt(written: String, text: String) throws {
    #expect(try DNSName(written).text == text)
  }

  @Test(arguments: [
    ("", "the name is empty"), ("a..b", "empty label at character 3"),
    (".a", "empty label at character 1"), (#"a\300.b"#, "escape of no byte at character 2"),
    ("bücher.example", "ü is no letter of a domain name at character 2"),
    (
      String(repeating: "x", count: 64) + ".org",
      "label of 64 bytes, more than 63, at character 1"
    ),
    (
      Array(repeating: "abcdefghi", count: 30).joined(separator: "."),
      "the name takes 301 bytes, more than 255"
    ),
  ])
  func faultIsNamedWithItsPlace(written: String, message: String) {
    let problem = #expect(throws: DNSNameProblem.self) { try DNSName(written) }
    #expect(problem?.description == message)
  }

  @Test(arguments: [
    ("a.b.c.", "b.c.", true), ("A.B.c.", "b.C.", true), ("ab.c.", "b.c.", false),
    ("b.c.", "b.c.", true), ("x.", ".", true), (#"a\.b.c."#, "b.c.", false),
    (#"a\\.b.c."#, "b.c.", true), ("c.", "b.c.", false),
  ])
  func subdomainEndsAtALabel(name: String, zone: String, isInside: Bool) {
    #expect(DNSName(unchecked: name).isInside(DNSName(unchecked: zone)) == isInside)
  }

  @Test(arguments: [
    ("a..b.", false), ("a.b", false), (".", true), ("a.b.", true),
    (String(repeating: "x", count: 63) + ".", true),
    (String(repeating: "x", count: 64) + ".", false), (#"a\."#, false),
  ])
  func namesThatNoMessageCarriesAreToldApart(text: String, isPackable: Bool) {
    #expect(DNSName(unchecked: text).isPackable == isPackable)
  }

  @Test func labelsAreCutAtDotsThatAreNotEscaped() {
    #expect(DNSName(unchecked: #"a\.b.c\\.d."#).labels == [#"a\.b"#, #"c\\"#, "d"])
    #expect(DNSName.root.labels.isEmpty)
  }
}
