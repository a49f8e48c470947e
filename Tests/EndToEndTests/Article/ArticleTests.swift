import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Holds an article against the code that is compiled and run for it.
@Suite struct ArticleTests {
  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  private static let sources = here.appending(path: "../../../Sources").standardizedFileURL

  private func lines(of file: URL) throws -> [String] {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.drop { $0 == " " }) }
  }

  /// The blocks of Swift code in a page, without empty lines.
  private func blocks(of page: [String]) -> [[String]] {
    var blocks: [[String]] = []
    var current: [String]?
    for line in page {
      if line == "```swift" {
        current = []
      } else if line == "```", let block = current {
        blocks.append(block)
        current = nil
      } else if !line.isEmpty {
        current?.append(line)
      }
    }
    return blocks
  }

  @Test(
    "Every block of an article stands in the file that is compiled and run, in its order",
    arguments: [
      ("CoreDNSPlugins/CoreDNSPlugins.docc/WriteAnAPIWatcher.md", "HostnamesPlugin.swift", 6),
      ("Corefile/Corefile.docc/Corefile.md", "LandingPageExamples.swift", 1),
      (
        "KubernetesConfiguration/KubernetesConfiguration.docc/KubernetesConfiguration.md",
        "LandingPageExamples.swift", 1
      ),
      (
        "KubernetesClient/KubernetesClient.docc/KubernetesClient.md", "LandingPageExamples.swift", 2
      ),
      ("Informers/Informers.docc/Informers.md", "LandingPageExamples.swift", 1),
      ("K8sAPI/K8sAPI.docc/K8sAPI.md", "LandingPageExamples.swift", 1),
      ("CoreDNSPlugins/CoreDNSPlugins.docc/CoreDNSPlugins.md", "LandingPageExamples.swift", 1),
      ("DNSMessages/DNSMessages.docc/DNSMessages.md", "LandingPageExamples.swift", 1),
      ("PluginStanzas/PluginStanzas.docc/PluginStanzas.md", "LandingPageExamples.swift", 1),
      ("DNSAnswers/DNSAnswers.docc/DNSAnswers.md", "LandingPageExamples.swift", 1),
      (
        "SimulatedCluster/SimulatedCluster.docc/SimulatedCluster.md", "LandingPageExamples.swift", 1
      ),
    ])
  func articles(_ article: String, _ file: String, _ count: Int) throws {
    let code = try lines(of: Self.here.appending(path: file)).filter { !$0.isEmpty }
    let blocks = blocks(of: try lines(of: Self.sources.appending(path: article)))
    #expect(blocks.count >= count)
    var rest = code[...]
    for block in blocks {
      let start = rest.indices.first { rest[$0...].starts(with: block) }
      let place = try #require(start, "not in the file, or not in its order:\n\(block)")
      rest = rest[(place + block.count)...]
    }
  }
}
