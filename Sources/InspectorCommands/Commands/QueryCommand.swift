import K8sAPI
import ArgumentParser
import Informers
import Inspection
import Sessions

/// `query`: the objects behind one index value.
struct QueryCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Show the objects that an index files under a value, as a plugin finds them.")

  @Argument(help: "The watch, such as pod.", completion: ShellCompletion.watches)
  var watch: String

  @Argument(help: "The index, such as PodIP.", completion: ShellCompletion.indexes)
  var index: String

  @Argument(help: "The value, such as 10.0.0.1; may be empty.")
  var value: String

  @Flag(help: "Print keys only.")
  var keys = false

  @Flag(help: "The value is a pattern: * stands for any text, ? for one character.")
  var glob = false

  @Option(help: "Sort by this field: key, resourceVersion, or one of -o json.")
  var sortBy: String?

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    if keys, let sortBy, sortBy != "key" {
      throw ValidationError("--keys knows no field to sort by but key")
    }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    try await invocation.lookUp(
      watch: watch, index: index, nothing: nothing
    ) { live in
      let blocks = try live.sessions.compactMap(block)
      let report = ObjectsReport(
        serverBlocks: blocks, query: ObjectsReport.Query(index: index, value: value),
        showsKeysOnly: keys)
      return LookUpResult(report: report, isEmpty: report.isEmpty)
    }
  }

  /// What is told where no object is filed there.
  private var nothing: FailureMessage {
    let what = glob ? "a value like \"\(value)\"" : "\"\(value)\""
    let isPattern = !glob && (value.contains("*") || value.contains("?"))
    return FailureMessage(
      "\(watch) has nothing under \(what) in \(index)",
      hint: isPattern ? "--glob takes the value for a pattern" : nil)
  }

  private func block(_ session: BlockSession) throws -> ObjectsReport.Block? {
    guard let indexer = session.registry.watch(watch)?.informer.indexer else { return nil }
    var objects = try values(indexer).flatMap { value in
      keys
        ? try indexer.indexKeys(index, value).map { ObjectReport(key: $0.description) }
        : try indexer.byIndex(index, value).map { ObjectReport($0) }
    }
    if glob { objects = Self.unique(objects) }
    if let sortBy { objects = try ObjectOrder(sortBy).sorted(objects) }
    return ObjectsReport.Block(
      session.identity, watch: watch, columns: indexer.columns, objects: objects)
  }

  private func values(_ indexer: any Indexer) throws -> [String] {
    guard glob else { return [value] }
    let pattern = WildcardPattern(value)
    return try indexer.indexValues(index).filter(pattern.matches)
  }

  /// An object may be filed under several values that match.
  private static func unique(_ objects: [ObjectReport]) -> [ObjectReport] {
    var seen: Set<String> = []
    return objects.filter { seen.insert($0.key).inserted }.sorted { $0.key < $1.key }
  }
}
