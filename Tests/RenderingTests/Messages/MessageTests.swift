import Corefile
import Inspection
import KubernetesClient
import Testing

@testable import Rendering

struct MessageTests {
  private func printer(_ line: String?) -> DiagnosticPrinter {
    DiagnosticPrinter(entryName: "etc/Corefile", palette: Palette(isEnabled: false)) { _, _ in line
    }
  }

  @Test func aFindingShowsItsLineAndTheSpot() {
    #expect(
      printer("    endpoint 10.0.0.1:6443").text(Samples.diagnostic) == """
        etc/Corefile:7:14 warning[plaintext-endpoint]: the API server would be spoken to without TLS
          7 |     endpoint 10.0.0.1:6443
            |              ^^^^^^^^^^^^^
          note: client-go takes this as http://
          fix: endpoint https://10.0.0.1:6443

        """)
  }

  @Test func theSpotStandsBelowWideAndEscapedText() {
    var finding = Diagnostic(
      .error, id: "x", "bad", at: SourceLocation(file: "a.conf", line: 12, column: 4), length: 3)
    #expect(
      printer("名\u{1B}\tabc d").text(finding) == """
        a.conf:12:4 error[x]: bad
          12 | 名\\x1b abc d
             |        ^^^

        """)
    finding.location?.column = 400
    #expect(printer("short").text(finding) == "a.conf:12:400 error[x]: bad\n")
  }

  @Test func aLongLineIsCutAroundTheSpot() {
    let line = String(repeating: "a", count: 5_000) + "HERE" + String(repeating: "b", count: 5_000)
    let finding = Diagnostic(
      .error, id: "x", "bad", at: SourceLocation(line: 1, column: 5_001), length: 4)
    let lines = printer(line).text(finding).split(separator: "\n")
    #expect(lines[1].utf8.count < 200)
    #expect(lines[1].contains("HERE"))
    let offset = lines[1].prefix { $0 != "H" }.count
    #expect(lines[2].prefix { $0 != "^" }.count == offset)
  }

  @Test func aLineWithAPasswordIsNotShown() {
    let finding = Diagnostic(.note, id: "n", "hm", at: SourceLocation(line: 2, column: 3))
    #expect(
      printer("  endpoint https://user:hidden@host/").text(finding)
        == "etc/Corefile:2:3 note[n]: hm\n")
    #expect(printer("  endpoint https://host/@x").text(finding).contains("https://host/@x"))
  }

  @Test func aFindingWithoutAPlaceNamesTheFile() {
    let finding = Diagnostic(.note, id: "n", "hm\u{1B}", at: nil)
    #expect(printer(nil).text(finding) == "etc/Corefile note[n]: hm\\x1b\n")
  }

  @Test func aFailureHasACauseAndAFix() {
    let message = FailureMessage(
      "GET /x failed", cause: "line one\nerror: forged\u{1B}", hint: "retry")
    #expect(
      message.text(Palette(isEnabled: false)) == """
        error: GET /x failed
          cause: line one
                 error: forged\\x1b
          fix: retry

        """)
    let warning = FailureMessage("careful", isWarning: true)
    #expect(warning.text(Palette(isEnabled: true)) == "\u{1B}[33mwarning\u{1B}[0m: careful\n")
  }

  @Test func progressNamesWhatIsRunning() {
    let progress = SyncProgress(
      watches: [
        .init(name: "pod", received: 1_500, expected: 98_000, bytes: 5_000_000, isSynced: false),
        .init(name: "service", received: 3, expected: nil, bytes: 100, isSynced: true),
      ], elapsed: .seconds(2))
    #expect(
      progress.text(width: 200)
        == "1/2 watches synced  pod 1,500 of 98,000 (5.0 MB, 2.5 MB/s)")
    #expect(progress.text(width: 10) == "1/2 watc…")
  }
}
