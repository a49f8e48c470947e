import Testing

@testable import KubernetesClient

@Suite struct WarningHeaderTests {
  @Test(
    arguments: [
      (#"299 - "v1 Endpoints is deprecated""#, ["v1 Endpoints is deprecated"]),
      (#"299 - "one, with a comma", 299 - "two""#, ["one, with a comma", "two"]),
      (#"299 - "dated" "Thu, 01 Jan 1970 00:00:00 GMT", 299 - "next""#, ["dated"]),
      (#"299 - "a \"quoted\" \\ text""#, [#"a "quoted" \ text"#]),
      (#"199 - "another code", 299 - "kept""#, ["kept"]),
      (#"299 - "no end"#, []), (#"299 -"#, []), ("", []), ("299 - unquoted", []), (",,, ", []),
      (#"299 - """#, []),
    ] as [(String, [String])])
  func textsAreRead(_ value: String, _ texts: [String]) {
    #expect(WarningHeader.texts(of: value) == texts)
  }

  @Test func textsAreBounded() {
    let text = String(repeating: "x", count: 5_000)
    #expect(WarningHeader.texts(of: "299 - \"\(text)\"").first?.utf8.count == 1_000)
  }
}
