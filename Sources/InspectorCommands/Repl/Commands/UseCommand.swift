import ArgumentParser
import CoreDNSPlugins
import Inspection
import InspectorShell
import Sessions

/// `use`: keeps the commands that follow to one server block.
struct UseCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "use", abstract: "Keep to one server block; without one, list them.")

  @Argument(help: "The block's number from 1, or one of its keys; all for every block.")
  var block: String?

  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus {
    guard let block else {
      try await invocation.show(report(session, invocation))
      return .success
    }
    if block == "all" {
      session.settings.serverBlock = nil
      return .success
    }
    let content = session.host.content
    let blocks = try SessionRun.blocks(named: block, in: content.loaded.corefile)
    guard content.plans.contains(where: { blocks.contains($0.blockIndex) }) else {
      throw CommandFailure(
        .usage, "server block \(block) does not run in this session",
        hint: "it has neither k8s_api nor kubernetes, or the session was started without it")
    }
    session.settings.serverBlock = block
    return .success
  }

  private func report(_ session: ReplSession, _ invocation: Invocation) throws -> BlocksReport {
    let content = session.host.content
    let selected = try invocation.sessions.selectedBlocks(of: content.loaded.corefile)
    return BlocksReport(
      serverBlocks: content.plans.map { plan in
        BlocksReport.Block(
          number: plan.blockIndex + 1,
          identity: BlockIdentity(keys: plan.keys, plugin: plan.plugin),
          isSelected: selected?.contains(plan.blockIndex) ?? true)
      })
  }
}
