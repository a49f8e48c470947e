import ArgumentParser
import InspectorCommands
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

  @Test("every finding that the sources can tell is in the manual, and no other")
  func findings() throws {
    let told = try ["Corefile", "K8sAPI", "CoreDNSPlugins", "InspectorCommands"]
      .flatMap { try RepositoryFiles.sources(under: "Sources/\($0)") }
      .flatMap(Self.findingNames)
    let documented = try RepositoryFiles.read("man/sections/findings.mdoc")
      .matches(of: /(?m)^\.It Sy (\S+)$/).map { String($0.output.1) }
    #expect(Set(told).subtracting(documented).sorted() == [])
    #expect(Set(documented).subtracting(told).sorted() == [])
    #expect(documented == documented.sorted())
  }

  /// The names that a source gives to findings, at `id:` or as the first argument of a helper.
  private static func findingNames(_ source: String) -> [String] {
    source.matches(of: /(?:\bid: (?:String = )?|\bwarning\(\s*)"([a-z0-9]+(?:-[a-z0-9]+)*)"/)
      .map { String($0.output.1) }
  }
}
