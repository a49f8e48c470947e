import InspectorShell
import K8sAPI
import ArgumentParser
import Informers
import Inspection
import KubernetesClient
import Sessions

/// `get`: one object by its store key.
struct GetCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show one object by its store key.")

  @Argument(help: "The watch, such as pod.", completion: ShellCompletion.watches)
  var watch: String

  @Argument(help: "The key: namespace/name, or name.")
  var key: String

  @Flag(help: "Show the object as the API server has it now too, and the difference.")
  var live = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  var purposeOfServer: String? { live ? "get --live" : nil }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    guard let parsed = ObjectKey(key) else {
      throw CommandFailure(
        .usage, "\"\(key)\" is no key", hint: "a key is namespace/name, or name")
    }
    return try await invocation.lookUp(
      watch: watch,
      nothing: FailureMessage(
        "\(watch) has no object \(key)",
        hint: parsed.namespace.isEmpty && watch != "namespace"
          ? "the key of an object in a namespace is namespace/name" : nil)
    ) { sessions in
      var blocks: [GetReport.Block] = []
      var failures: [CommandFailure] = []
      for open in sessions.open {
        guard var block = block(open, parsed) else { continue }
        do {
          block.live = try await live(open, parsed, invocation)
        } catch let error as ClientError where error.code != .cancelled {
          failures.append(CommandFailure(error))
        }
        blocks.append(block)
      }
      let isEmpty = blocks.allSatisfy { $0.object == nil && $0.live?.object == nil }
      return LookUpResult(
        report: GetReport(serverBlocks: blocks), isEmpty: isEmpty, failures: failures)
    }
  }

  /// The object as the store has it.
  private func block(_ open: OpenSession, _ key: ObjectKey) -> GetReport.Block? {
    guard let indexer = open.session.registry.watch(watch)?.informer.indexer else { return nil }
    return GetReport.Block(
      open.session.identity, watch: watch, key: key.description,
      columns: indexer.columns,
      object: indexer.object(for: key).map { ObjectReport($0) })
  }

  /// The object as the API server has it, where that is asked for.
  private func live(
    _ open: OpenSession, _ key: ObjectKey, _ invocation: Invocation
  ) async throws -> GetReport.Live? {
    guard live, let client = open.client,
      let informer = open.session.registry.watch(watch)?.informer
    else { return nil }
    let lookup = LiveObject(
      resource: informer.description.resource, key: key, transport: client)
    let value = try await lookup.fetch(
      limit: invocation.sessions.timeout, time: invocation.context.time)
    return try LiveObject.compare(value, with: informer, key: key)
  }
}
