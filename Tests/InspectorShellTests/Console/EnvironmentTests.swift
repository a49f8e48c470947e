import Testing

@testable import InspectorShell

/// What the environment decides.
struct EnvironmentTests {
  @Test(
    "The locale's character set is that of the first variable that is set",
    arguments: [
      ([:], false), (["LANG": "C"], false), (["LANG": "C.UTF-8"], true),
      (["LANG": "de_DE.utf8"], true), (["LANG": "de_DE.ISO-8859-1"], false),
      (["LANG": "de_DE.UTF-8@euro"], true), (["LANG": "en_US.UTF-8", "LC_ALL": "C"], false),
      (["LANG": "en_US.UTF-8", "LC_ALL": ""], true), (["LC_CTYPE": "C.UTF-8"], true),
      (["LANG": "@"], false), (["LANG": ".UTF-8"], true),
    ] as [([String: String], Bool)])
  func characterSets(_ environment: [String: String], _ expected: Bool) {
    #expect(CharacterSet.isUTF8(environment) == expected)
  }

  @Test(
    "The history lies in the state folder of the base directory specification",
    arguments: [
      (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/k8sapi-inspect/history"),
      (["HOME": "/h"], "/h/.local/state/k8sapi-inspect/history"),
      (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/k8sapi-inspect/history"),
      ([:], nil), (["HOME": ""], nil),
    ] as [([String: String], String?)])
  func historyPaths(_ environment: [String: String], _ expected: String?) {
    #expect(HistoryPath.standard(environment) == expected)
  }

  @Test(
    "The pager is the environment's",
    arguments: [
      ([:], "less"), (["PAGER": "more -x"], "more -x"), (["PAGER": ""], nil),
      (["PAGER": "cat"], nil), (["PAGER": "less", "TERM": "dumb"], nil),
    ] as [([String: String], String?)])
  func pagers(_ environment: [String: String], _ expected: String?) {
    #expect(Pager(environment: environment)?.command == expected)
  }

  @Test("Input is cut into lines wherever its chunks end", arguments: [1, 2, 3, 100])
  func inputLines(chunk: Int) {
    let bytes = Array("one\r\n\ntwo\u{E9}\nthree".utf8)
    var splitter = LineSplitter()
    var lines: [InputLine] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      splitter.take(bytes[start..<min(start + chunk, bytes.count)]) { lines.append($0) }
    }
    splitter.finish { lines.append($0) }
    #expect(lines == [.text("one"), .text(""), .text("two\u{E9}"), .text("three")])
  }

  @Test func linesThatAreNoTextAreToldOf() {
    var splitter = LineSplitter()
    var lines: [InputLine] = []
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: InputLine.limit + 1)
    splitter.take(([0xFF, 0x0A] + long + [0x0A] + Array("ok\n".utf8))[...]) { lines.append($0) }
    #expect(
      lines == [
        .unusable("it is not UTF-8"), .unusable("it is longer than 65536 bytes"), .text("ok"),
      ])
  }
}
