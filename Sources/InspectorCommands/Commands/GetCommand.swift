import K8sAPI
import ArgumentParser
import Informers
import Inspection
import KubernetesClient

/// `get`: one object by its store key.
struct GetCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show one object by its store key.")

  @Argument(help: "The watch, such as pod.")
  var watch: String

  @Argument(help: "The key: namespace/name, or name.")
  var key: String

  @Flag(help: "Show the object as the API server has it now too, and the difference.")
  var live = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    guard let parsed = ObjectKey(key) else {
      throw CommandFailure(
        .usage, "\"\(key)\" is no key", hint: "a key is namespace/name, or name")
    }
    return try await invocation.lookUp(
      watch: watch, nothing: "\(watch) has no object \(key)"
    ) { sessions in
      var blocks: [GetReport.Block] = []
      for open in sessions.open {
        if let block = try await block(open, parsed, invocation) { blocks.append(block) }
      }
      let isEmpty = blocks.allSatisfy { $0.object == nil && $0.live?.object == nil }
      return (GetReport(serverBlocks: blocks), isEmpty)
    }
  }

  private func block(
    _ open: OpenSession, _ key: ObjectKey, _ invocation: Invocation
  ) async throws -> GetReport.Block? {
    guard let registration = open.session.registry.watch(watch) else { return nil }
    let indexer = registration.informer.indexer
    let stored = indexer.object(for: key)
    var block = GetReport.Block(
      open.session.identity, watch: watch, key: key.description,
      columns: indexer.objectType.columns, object: stored.map { ObjectReport($0) })
    if live, let client = open.client {
      let lookup = LiveObject(
        resource: registration.informer.description.resource, key: key, transport: client)
      let value = try await lookup.fetch(
        limit: invocation.options.timeout.duration, time: invocation.context.time)
      block.live = GetReport.Live(
        object: value,
        differences: try value.map {
          try LiveObject.differences(stored, from: $0, type: indexer.objectType)
        } ?? [])
    }
    return block
  }
}
