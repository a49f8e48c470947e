import CoreDNSPlugins
import Corefile
import Informers
import Inspection
import K8sAPI
import KubernetesClient
import Testing

/// Reports made from the sessions of a Corefile that were never started.
struct SessionReportTests {
  private func session(
    only: Set<String>? = nil, failure: ClientError? = nil
  ) throws -> BlockSession {
    let text = """
      .:53 {
        errors
        kubernetes cluster.local {
          pods verified
        }
        podnames pods.local
        k8s_api
      }
      """
    let corefile = CorefileParser(environment: [:]).parse(Array(text.utf8))
    let plan = try #require(ServerBlockPlan.plans(for: corefile).first)
    return BlockSession(
      plan: plan, registry: try plan.makeRegistry(), failure: failure, only: only)
  }

  @Test func staticWatchesHaveNoState() throws {
    let report = WatchesReport([try session()], isStatic: true)
    #expect(report.serverBlocks.map(\.identity.plugin) == ["k8s_api"])
    #expect(
      report.serverBlocks[0].watches.map(\.name) == ["endpoints", "namespace", "pod", "service"])
    #expect(report.serverBlocks[0].watches.allSatisfy { $0.live == nil })
  }

  @Test func theFailureOfTheConnectionIsThatOfEachWatch() throws {
    let error = ClientError(.configuration, "no kubeconfig")
    let session = try session(only: ["pod"], failure: error)
    let report = WatchesReport([session], isStatic: false)
    #expect(report.serverBlocks[0].watches.map(\.name) == ["pod"])
    #expect(report.serverBlocks[0].watches[0].live?.lastError == FailureReport(error))
    #expect(!session.isSynced)
    #expect(session.syncedAfter == nil)
  }

  @Test func pluginsStandInExecutionOrder() throws {
    let report = PluginsReport([try session()], entryName: "etc/Corefile")
    let plugins = report.serverBlocks[0].plugins
    #expect(plugins.map(\.name) == ["errors", "podnames", "kubernetes", "k8s_api"])
    #expect(plugins.map(\.isAPIWatcher) == [false, true, true, false])
    #expect(plugins[0].place == "etc/Corefile:2")
    #expect(plugins[0].hasSynced == nil)
    #expect(plugins[1].offers.isEmpty)
    #expect(plugins[1].hasSynced == true)
    #expect(plugins[1].indexers == ["endpoints", "namespace", "pod", "service"])
    #expect(plugins[2].hasSynced == false)
    #expect(plugins[2].won == plugins[2].offers)
  }

  @Test func whatNeverSyncedTimesOut() throws {
    let report = SyncReport(
      [try session(only: ["pod"])], waited: .seconds(2),
      process: .init(cpu: .zero, peakResidentBytes: 1))
    let block = report.serverBlocks[0]
    #expect(!block.isSynced)
    #expect(block.total == .seconds(2))
    #expect(block.gate.timedOut)
    #expect(block.gate.opensAfter == .seconds(5))
    #expect(block.watches.map(\.name) == ["pod"])
    #expect(block.plugins.map(\.waitsFor) == [[], ["pod"]])
    #expect(block.plugins.map(\.hasSyncedAfter) == [.zero, nil])
  }

  @Test func emptyStoresHaveEmptyIndexes() throws {
    let sessions = [try session(only: ["pod"])]
    let sizes = IndexesReport(sessions).serverBlocks[0].watches
    #expect(sizes.map(\.name) == ["pod"])
    #expect(sizes[0].indexes.map(\.name) == ["PodIP"])
    #expect(sizes[0].indexes[0].entries == 0)
    let values = IndexValuesReport(sessions).serverBlocks[0].watches
    #expect(values[0].keys.isEmpty)
    #expect(values[0].indexes.map(\.values.isEmpty) == [true])
  }
}
