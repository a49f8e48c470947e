import ArgumentParser
import Sessions

/// `record`: what a session sees, in one file.
struct RecordCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Write what a session sees into one file, for --replay and diff.",
    discussion: """
      The file holds the Corefile with its imports, the watches with their objects as CoreDNS keeps \
      them, timings, failures and, with --for, what happens meanwhile. It is JSON lines in gzip, \
      and only you may read it. Secrets of the Corefile and of the connection are not in it. With \
      --redact names, namespaces, addresses and labels are replaced, the same by the same, so that \
      the file can be shown to others; look at it with zcat before you do. With --replicas the \
      CoreDNS pods are looked at in the end, as replicas does; without -f the Corefile is then that \
      of the ConfigMap coredns.

      Every command takes --replay FILE in place of a cluster.
      """)

  static let isStreaming = true

  @Argument(help: "The file to write.", completion: .file())
  var file: String

  @OptionGroup var options: RecordOptions

  @OptionGroup(title: "Global options") var global: GlobalOptions

  var purposeOfServer: String? { "record" }

  func validate() throws {
    if file.isEmpty { throw ValidationError("record needs a file's path") }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    try await RecordRun(file: file, options: options, watches: global.onlyNames).run(invocation)
  }
}
