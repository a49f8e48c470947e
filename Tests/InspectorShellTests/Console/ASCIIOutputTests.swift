import Testing

@testable import InspectorShell

/// Terminals of other character sets.
struct ASCIIOutputTests {
  @Test(
    "What a locale cannot show is written as an escape",
    arguments: [
      ("plain\n", "plain\n"), ("cut…", "cut~"), ("é", "\\xe9"), ("日", "\\u{65e5}"),
      ("\u{1B}[31mred\u{1B}[0m é", "\u{1B}[31mred\u{1B}[0m \\xe9"),
    ])
  func escapes(_ text: String, _ expected: String) throws {
    let terminal = CapturedOutput(terminalWidth: 80)
    try ASCIIOutput(terminal).write(text)
    #expect(terminal.text == expected)
  }

  @Test func onlyTerminalsAreConcerned() throws {
    for (environment, isTerminal, expected) in [
      (["LANG": "C"], true, "\\xe9"), (["LANG": "C"], false, "é"),
      (["LANG": "C.UTF-8"], true, "é"),
    ] {
      let output = CapturedOutput(terminalWidth: isTerminal ? 80 : nil)
      let context = CommandContext(
        standardOutput: output, standardError: CapturedOutput(), environment: environment)
      try context.inTerminalCharacterSet.standardOutput.write("é")
      #expect(output.text == expected)
    }
  }
}
