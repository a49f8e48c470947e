import ArgumentParser
import CoreDNSPlugins
import Corefile
import Inspection
import InspectorShell
import Rendering
import Sessions

/// `catalogue`: what is known of plugins that read Kubernetes.
struct CatalogueCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue",
    abstract: "Show what is known of plugins, one plugin, or check descriptions.",
    usage: """
      k8sapi-inspect catalogue
      k8sapi-inspect catalogue <plugin> [-o yaml]
      k8sapi-inspect catalogue check <file> ...
      """,
    discussion: """
      A plugin's stanza, watches, indexes and rights are described in YAML: built in, in \
      plugins.d of the configuration folder, and in the files of --plugins. With -o yaml the \
      description of one plugin is printed to start one's own from.

      check tells what is wrong with descriptions, with places, and ends with status 2 where \
      something is. Nothing in a description is executed or fetched.
      """)

  @Argument(
    help: "A plugin, or check and the files to check.",
    completion: .custom { _, _, _ in PluginCatalogue().all.map(\.name) + ["check"] })
  var words: [String] = []

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    if words.first == "check" { return try await check(Array(words.dropFirst()), invocation) }
    let catalogue = try invocation.sessions.catalogue()
    guard let name = words.first else {
      try await invocation.show(
        CatalogueReport(plugins: try catalogue.all.map(plugin), isDetailed: false))
      return .success
    }
    if words.count > 1 {
      throw CommandFailure(.usage, "catalogue shows one plugin", hint: "give one name")
    }
    guard let entry = catalogue.anyEntry(name) else {
      throw unknown(name, catalogue)
    }
    if invocation.output == .yaml {
      try await invocation.context.standardOutput.print(try definition(entry))
      return .success
    }
    try await invocation.show(CatalogueReport(plugins: [try plugin(entry)], isDetailed: true))
    return .success
  }

  private func unknown(_ name: String, _ catalogue: PluginCatalogue) -> CommandFailure {
    let near = DirectiveList(catalogue.all.map(\.name)).suggestion(for: name)
    return CommandFailure(
      .nothingFound, "nothing is known of a plugin \(name)",
      hint: near.map { "did you mean \($0)?" } ?? "catalogue lists those that are known")
  }

  /// The description to start one's own from: what is in Swift is written out.
  private func definition(_ entry: PluginCatalogue.Entry) throws -> String {
    let text = String(decoding: entry.text, as: UTF8.self)
    guard text.contains("stanza: swift\n") else { return text }
    let table = try plugin(entry).description.stanza
    return text.replacing("implementation: swift\n", with: "")
      .replacing("stanza: swift\n", with: table.definitionText)
  }

  private func plugin(_ entry: PluginCatalogue.Entry) throws -> CatalogueReport.Plugin {
    do throws(DefinitionFailure) {
      return CatalogueReport.Plugin(
        name: entry.name, file: entry.file, description: try entry.description())
    } catch {
      throw CommandFailure(error)
    }
  }

  private func check(_ files: [String], _ invocation: Invocation) async throws -> ExitStatus {
    if files.isEmpty {
      throw CommandFailure(.usage, "there is nothing to check", hint: "catalogue check FILE …")
    }
    var status = ExitStatus.success
    for file in files {
      do throws(DefinitionFailure) {
        var catalogue = PluginCatalogue()
        try catalogue.add(try read(file, invocation), file: file)
        let names = catalogue.added.map(\.name).joined(separator: ", ")
        if !global.quiet {
          try? await invocation.context.standardOutput.print("\(file): describes \(names)\n")
        }
      } catch {
        status = .invalidCorefile
        tell(error, invocation)
      }
    }
    return status
  }

  private func read(_ file: String, _ invocation: Invocation) throws(DefinitionFailure) -> [UInt8] {
    do throws(FileAccessFailure) {
      return try LocalFileSystem().readFile(invocation.context.session.absolute(file))
    } catch {
      throw DefinitionFailure(diagnostics: [
        Diagnostic(
          .error, id: "invalid-definition", "cannot be read: \(error.reason)",
          at: SourceLocation(file: file, line: 1, column: 1))
      ])
    }
  }

  private func tell(_ failure: DefinitionFailure, _ invocation: Invocation) {
    let printer = DiagnosticPrinter(
      entryName: "", palette: invocation.palette(for: invocation.context.standardError)
    ) { file, line in
      let text = try? LocalFileSystem().readFile(invocation.context.session.absolute(file))
      let lines = text?.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) ?? []
      return lines.indices.contains(line - 1)
        ? String(decoding: lines[line - 1], as: UTF8.self) : nil
    }
    invocation.tell(failure.diagnostics.map(printer.text).joined())
  }
}
