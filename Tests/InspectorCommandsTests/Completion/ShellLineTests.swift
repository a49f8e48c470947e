import Testing

@testable import InspectorCommands

/// The words that a shell hands over for completion.
@Suite struct ShellLineTests {
  @Test(
    "an option's value is found however it is typed",
    arguments: [
      (["-f", "a"], "a"), (["--corefile", "a"], "a"), (["--corefile=a"], "a"),
      (["--corefile", "=", "a"], "a"), (["-f", "a", "query", "-f", "b"], "b"),
      (["-f", "'a b'"], "a b"), (["-f", "a\\ b"], "a b"), (["-f", "\"a b\""], "a b"),
      (["-f", "~/a"], "/home/x/a"), (["-f", "'~/a'"], "~/a"),
    ])
  func value(words: [String], expected: String) {
    let line = ShellLine(["k8sapi-inspect"] + words + [""], words.count + 1, "", home: "/home/x")
    #expect(line.value(of: "-f", "--corefile") == expected)
  }

  @Test("an option without a value has none", arguments: [["query"], ["-f"], ["--corefil=a"]])
  func noValue(words: [String]) {
    let line = ShellLine(["k8sapi-inspect"] + words, 1, "")
    #expect(line.value(of: "-f", "--corefile") == nil)
  }

  @Test("what is typed is the part of the current word before the cursor")
  func typed() {
    let words = ["k8sapi-inspect", "--only", "pod,service", "watches"]
    #expect(ShellLine(Array(words.prefix(3)), 2, "pod,").typed == "pod,")
    #expect(ShellLine(words, 2, "watc").typed == "pod,service")
    #expect(ShellLine(words, 9, "").typed == "")
  }

  @Test("fish's empty word is empty")
  func quotedNothing() {
    let line = ShellLine(["k8sapi-inspect", "query", "''"], 2, "")
    #expect(line.words.last == "")
    #expect(line.before == ["k8sapi-inspect", "query"])
  }

  @Test("the watch of an index is the last one named before it")
  func lastNamed() {
    let line = ShellLine(["k8sapi-inspect", "--only", "pod", "query", "service", ""], 5, "")
    #expect(line.lastNamed(["pod", "service"]) == "service")
    #expect(line.lastNamed(["namespace"]) == nil)
  }
}
