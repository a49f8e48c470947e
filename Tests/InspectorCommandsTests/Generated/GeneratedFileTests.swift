import ArgumentParser
import Inspection
import InspectorCommands
import KubernetesConfiguration
import Sessions
import Testing

/// What is made from the command definitions is committed as it is made now.
@Suite struct GeneratedFileTests {
  @Test(
    "completion scripts are current",
    arguments: [
      ("bash", "completions/k8sapi-inspect.bash"), ("zsh", "completions/_k8sapi-inspect"),
      ("fish", "completions/k8sapi-inspect.fish"),
    ])
  func completionScript(shell: String, path: String) async throws {
    let outcome = try await Workplace().run(["--generate-completion-script", shell])
    #expect(outcome.status == .success)
    let isCurrent = try RepositoryFiles.committed(path, recording: outcome.output) == outcome.output
    #expect(isCurrent, "\(path) is out of date: `make record` makes it anew")
  }

  @Test("manual pages are current", arguments: ManualPage.all.map(\.name))
  func manualPage(name: String) throws {
    let source = try ManualPage(name: name).source()
    let isCurrent = try RepositoryFiles.committed("man/\(name)", recording: source) == source
    #expect(isCurrent, "man/\(name) is out of date: `make record` makes it anew")
  }

  @Test("every finding that the sources can tell has a text, and no other")
  func findings() throws {
    let sources = try [
      "Corefile", "PluginStanzas", "K8sAPI", "CoreDNSPlugins", "Inspection", "Sessions",
      "InspectorCommands",
    ]
    .flatMap { try RepositoryFiles.sources(under: "Sources/\($0)") }
    var told = Set(sources.flatMap(Self.findingNames))
    told.formUnion(ConnectionConcern.Kind.allCases.map(\.rawValue))
    told.subtract(Self.others)
    let documented = FindingTexts.all.map(\.id).filter { !$0.hasPrefix("watch-") }
    #expect(told.filter { !$0.hasPrefix("watch-") }.subtracting(documented).sorted() == [])
    #expect(Set(documented).subtracting(told).sorted() == [])
  }

  /// What is said of other files than a Corefile.
  private static let others: Set<String> = [
    "duplicate-plugin", "empty-plugin-order", "invalid-definition", "invalid-stanza",
    "malformed-plugin-line",
  ]

  /// The names that a source gives to findings: at `id:`, one of two there, or as the first
  /// argument of a helper.
  private static func findingNames(_ source: String) -> [String] {
    let name = #"([a-z0-9]+(?:-[a-z0-9]+)*)"#
    let places = [
      #"\bid: (?:String = )?""# + name + "\"", #"\.id = ""# + name + "\"",
      #"\b(?:warning|add|finding|fault|StanzaMessage)\(\s*""# + name + "\"",
      #"\bid: [^",]*\? "[^"]*" : ""# + name + "\"", #"\bid: [^",]*\? ""# + name + "\"",
    ]
    return places.flatMap { place -> [String] in
      guard let expression = try? Regex<(Substring, Substring)>(place) else { return [] }
      return source.matches(of: expression).map { String($0.output.1) }
    }
  }
}
