import Corefile
import ArgumentParser
import Inspection
import Sessions

/// `corefile`: the Corefile as the parser took it.
struct CorefileCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "corefile",
    abstract: "Show the parsed Corefile: blocks, directives and tokens with their places.")

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    let loaded = try await invocation.sessions.loadCorefile()
    let corefile = loaded.corefile
    let selected = try invocation.sessions.selectedBlocks(of: corefile)
    let blocks = corefile.blocks.indices.filter { selected?.contains($0) ?? true }
    try await invocation.show(
      CorefileReport(
        entryName: corefile.entryFile, blocks: blocks.map { corefile.blocks[$0] },
        diagnostics: corefile.allDiagnostics))
    invocation.tell(
      corefile.allDiagnostics, of: corefile, from: global.quiet ? .error : .note)
    return loaded.isRefused ? .invalidCorefile : .success
  }
}
