import CoreDNSPlugins
import PluginStanzas
import ArgumentParser
import Informers
import KubernetesClient
import Rendering
import KubernetesConfiguration
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

  @Test(
    "Patterns match whole values",
    arguments: [
      ("*", "", true), ("", "", true), ("", "a", false), ("10.*", "10.0.0.1", true),
      ("10.?.0.1", "10.0.0.1", true), ("10.?.0.1", "10.10.0.1", false), ("*a*b*", "xaxbx", true),
      ("*a*b", "xaxbx", false), ("a**c", "abc", true), ("[a]", "a", false),
      ("*a*a*a*a*a*a*b", String(repeating: "a", count: 200), false),
    ])
  func patterns(_ pattern: String, _ text: String, _ expected: Bool) {
    #expect(WildcardPattern(pattern).matches(text) == expected)
  }

  @Test(
    "Each class of failure has its exit status",
    arguments: [
      (ClientError.Code.configuration, 3), (.dns, 3), (.connect, 3), (.tls, 3),
      (.unauthorized, 3), (.forbidden, 3), (.timeout, 4), (.notFound, 4), (.expired, 4),
      (.resourceVersionTooLarge, 4), (.tooManyRequests, 4), (.badRequest, 4), (.server, 4),
      (.decode, 4), (.cancelled, 1),
    ] as [(ClientError.Code, Int32)])
  func statuses(_ code: ClientError.Code, _ expected: Int32) {
    #expect(ExitStatus(code).rawValue == expected)
  }

  @Test("What explains more wins")
  func worse() {
    #expect(ExitStatus.success.worse(.notSynced) == .notSynced)
    #expect(ExitStatus.notSynced.worse(.success) == .notSynced)
    #expect(ExitStatus.notSynced.worse(.cannotConnect) == .cannotConnect)
    #expect(ExitStatus.invalidCorefile.worse(.nothingFound) == .invalidCorefile)
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

  @Test(
    arguments: [
      (ListMode.auto, nil, nil, false), (.auto, "true", nil, true), (.auto, "1", nil, true),
      (.auto, "false", nil, false), (.auto, "yes", nil, false), (.paged, "true", nil, false),
      (.streaming, "false", nil, true), (.auto, nil, "1.14.1", false), (.auto, nil, "1.14.2", true),
      (.auto, "false", "1.14.7", false), (.auto, "true", "1.12.0", true),
      (.auto, "yes", "1.14.7", true),
    ] as [(ListMode, String?, String?, Bool)])
  func listsAreStreamedAsTheOptionTheEnvironmentOrTheVersionSays(
    mode: ListMode, variable: String?, version: String?, streams: Bool
  ) {
    let environment = variable.map { [ListMode.environmentVariable: $0] } ?? [:]
    let profile = version.flatMap { CoreDNSVersion($0) }.map { CoreDNSProfile($0) }
    #expect(
      mode.initialList(environment, profile: profile) == (streams ? .streaming : .paged))
  }
}
