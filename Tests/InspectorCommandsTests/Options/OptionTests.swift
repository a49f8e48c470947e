import ArgumentParser
import Rendering
import KubernetesConfiguration
import Sessions
import Testing

@testable import InspectorCommands

struct OptionTests {
  @Test(
    "Durations are numbers with units",
    arguments: [
      ("500ms", Duration.milliseconds(500)), ("5s", .seconds(5)), ("1.5s", .milliseconds(1_500)),
      ("1m", .seconds(60)), ("1m30s", .seconds(90)), ("2h", .seconds(7_200)), ("0s", nil),
      ("5", nil), ("", nil), ("s", nil), ("-1s", nil), ("1d", nil), ("1..5s", nil), ("5s x", nil),
      ("٣s", nil), ("99999999h", nil),
    ] as [(String, Duration?)])
  func durations(_ text: String, _ expected: Duration?) {
    #expect(DurationArgument(argument: text)?.duration == expected)
  }

  @Test("Global options may stand before or after the command")
  func globalOptions() throws {
    let all = [
      "-f", "-", "--server-block", "2", "--plugin-cfg", "p", "--kubeconfig", "k", "--context", "c",
      "--server", "https://s", "--as", "u", "--as-uid", "1", "--as-group", "g", "--as-group", "h",
      "--demo", "--timeout", "1m", "--only", "pod,service", "--only", "namespace", "--list-mode",
      "streaming", "-o", "json", "--no-headers", "--color", "never", "-v", "-v",
    ]
    let command = ["query", "pod", "PodIP", "10.0.0.1"]
    for arguments in [all + command, command + all, Array(all[..<8]) + command + all[8...]] {
      let parsed = try #require(try RootCommand.parseAsRoot(arguments) as? QueryCommand)
      let options = parsed.global
      #expect(options.corefile == "-")
      #expect(options.serverBlock == "2")
      #expect(options.overrides.impersonatedGroups?.value == ["g", "h"])
      #expect(options.overrides.server?.value == "https://s")
      #expect(options.onlyNames == ["pod", "service", "namespace"])
      #expect(options.timeout?.duration == .seconds(60))
      #expect(options.output == .json)
      #expect(options.listMode == .streaming)
      #expect(options.verbose == 2)
      #expect(options.demo && options.noHeaders)
      #expect(parsed.value == "10.0.0.1")
    }
  }
}
