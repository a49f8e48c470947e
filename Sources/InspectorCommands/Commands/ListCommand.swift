import K8sAPI
import ArgumentParser
import Informers
import Inspection
import KubernetesClient
import Sessions

/// `list`: the objects of a store.
struct ListCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the objects of a watch's store.")

  @Argument(help: "The watch, such as pod.", completion: ShellCompletion.watches)
  var watch: String

  @OptionGroup var namespaces: NamespaceOptions

  @Option(
    name: [.customShort("l"), .long],
    help: "Objects with these labels only, where the plugin keeps labels.")
  var selector: String?

  @Option(help: "Sort by this field: key, resourceVersion, or one of -o json.")
  var sortBy: String?

  @Option(help: "Show at most so many objects.")
  var limit: Int?

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit needs a number from 1 on") }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    let labels = try parsedSelector()
    let namespace = namespaces.selected(invocation.settings)
    return try await invocation.lookUp(
      watch: watch, nothing: nothing(in: namespace)
    ) { live in
      let report = ObjectsReport(
        serverBlocks: try live.sessions.compactMap { try block($0, namespace, labels) })
      return LookUpResult(report: report, isEmpty: report.isEmpty)
    }
  }

  /// What is told where there is no such object.
  private func nothing(in namespace: String?) -> FailureMessage {
    let place = namespace.map { " in namespace \($0)" } ?? ""
    let labels = selector.map { " with labels \($0)" } ?? ""
    return FailureMessage("\(watch) has no objects\(place)\(labels)")
  }

  private func parsedSelector() throws -> LabelSelector? {
    guard let selector else { return nil }
    do {
      return try LabelSelector(parsing: selector)
    } catch {
      throw CommandFailure(.usage, "-l is no label selector", cause: "\(error)")
    }
  }

  private func block(
    _ session: BlockSession, _ namespace: String?, _ labels: LabelSelector?
  ) throws -> ObjectsReport.Block? {
    guard let indexer = session.registry.watch(watch)?.informer.indexer else { return nil }
    var objects = indexer.list()
    objects.removeAll { !$0.key.isIn(namespace) }
    if let labels {
      if let first = objects.first, first.keptLabels == nil {
        throw CommandFailure(
          .usage, "-l cannot be used: the plugin keeps no labels in watch \(watch)",
          hint: "the labels property of the Corefile selects on the server")
      }
      objects.removeAll { !labels.matches($0.keptLabels ?? [:]) }
    }
    let count = objects.count
    if sortBy == nil, let limit { objects = Array(objects.prefix(limit)) }
    var reports = objects.map { ObjectReport($0) }
    if let sortBy { reports = try ObjectOrder(sortBy).sorted(reports) }
    if let limit { reports = Array(reports.prefix(limit)) }
    return ObjectsReport.Block(
      session.identity, watch: watch, columns: indexer.columns, objects: reports,
      omitted: count - reports.count)
  }
}
