import CoreDNSPlugins
import Corefile

/// A Corefile with the order in which its plugins execute.
struct LoadedCorefile: Sendable {
  /// What the parser made of it.
  var corefile: ParsedCorefile
  /// The order of execution.
  var order: PluginOrder

  /// Whether CoreDNS would not take it, its plugins apart.
  var isRefused: Bool { corefile.allDiagnostics.contains { $0.severity == .error } }
}

extension Invocation {
  /// Reads and parses the Corefile that the options name; an interactive session has done so.
  ///
  /// One in a ConfigMap is read from the API server, which is waited for as long as is asked for.
  func loadCorefile(waitingForServer limit: Duration? = nil) async throws -> LoadedCorefile {
    guard host == nil, let reference = try configMapReference else { return try localCorefile() }
    let order = try pluginOrder()
    let source = ConfigMapSource(invocation: self, reference: reference)
    let content = try await source.read(waitingForServer: limit)
    return LoadedCorefile(
      corefile: try content.parse(reference, with: parser(order)), order: order)
  }

  /// The Corefile that the options name, without connecting to anything.
  func localCorefile() throws -> LoadedCorefile {
    if let host { return host.content.loaded }
    if let reference = try configMapReference {
      throw CommandFailure(.cannotConnect, "\(reference) is read from the API server")
    }
    let order = try pluginOrder()
    return LoadedCorefile(corefile: try parse(with: parser(order)), order: order)
  }

  private var configMapReference: ConfigMapReference? {
    get throws { try options.corefile.flatMap(ConfigMapReference.init) }
  }

  private func parser(_ order: PluginOrder) -> CorefileParser {
    CorefileParser(
      environment: context.environment,
      fileSystem: RelocatedFileSystem(context),
      knownDirectives: .coreDNS.adding(order.names).adding(PluginOrder.builtIn.names))
  }

  private func parse(with parser: CorefileParser) throws -> ParsedCorefile {
    if options.corefile == nil, options.demo {
      return parser.parse(Array(DemoCorefile.text.utf8), entryFile: DemoCorefile.name)
    }
    if options.corefile == "-" {
      return parser.parse(try context.readStandardInput(), entryFile: "stdin")
    }
    let path = options.corefile ?? "Corefile"
    do {
      return try parser.parse(path: path)
    } catch {
      throw CommandFailure(
        .invalidCorefile, "\(path) cannot be read", cause: error.reason,
        hint: "give the Corefile's path with -f, or use --demo")
    }
  }

  private func pluginOrder() throws -> PluginOrder {
    guard let path = options.pluginCfg else { return .builtIn }
    do {
      let bytes = try LocalFileSystem().readFile(context.absolute(path))
      return try PluginOrder(parsing: String(decoding: bytes, as: UTF8.self), file: path)
    } catch let failure as PluginOrderFailure {
      throw CommandFailure(
        .invalidCorefile, "\(path) is not a plugin.cfg", cause: "\(failure)",
        hint: "each line is name:package, as in CoreDNS's plugin.cfg")
    } catch {
      throw CommandFailure(
        .invalidCorefile, "\(path) cannot be read", cause: "\(error)",
        hint: "--plugin-cfg names the plugin.cfg that CoreDNS was built with")
    }
  }

  /// The plans of the server blocks that the options ask for, with refused ones among them.
  func plans(of loaded: LoadedCorefile) throws -> [ServerBlockPlan] {
    let plans = ServerBlockPlan.plans(for: loaded.corefile, pluginOrder: loaded.order)
    guard let selected = try selectedBlocks(of: loaded.corefile) else {
      if plans.isEmpty {
        throw CommandFailure(
          .invalidCorefile,
          "\(loaded.corefile.entryFile): no server block has k8s_api or kubernetes",
          hint: "-f names the Corefile of the CoreDNS that serves the cluster's names")
      }
      return plans
    }
    let matching = plans.filter { selected.contains($0.blockIndex) }
    if matching.isEmpty {
      throw CommandFailure(
        .invalidCorefile,
        "server block \(serverBlock ?? "") has neither k8s_api nor kubernetes",
        hint: "without --server-block all that have one of them are shown")
    }
    return matching
  }

  /// The plans of an interactive session that the options or its settings ask for.
  private func selected(of content: SessionHost.Content) throws -> [ServerBlockPlan] {
    guard let blocks = try selectedBlocks(of: content.loaded.corefile) else {
      return content.plans
    }
    let plans = content.plans.filter { blocks.contains($0.blockIndex) }
    if plans.isEmpty {
      throw CommandFailure(
        .usage, "server block \(serverBlock ?? "") does not run in this session",
        hint: "use lists those that do")
    }
    return plans
  }

  /// The places of the blocks that `--server-block` or the session's `use` names; nil for all.
  func selectedBlocks(of corefile: ParsedCorefile) throws -> Set<Int>? {
    guard let wanted = serverBlock else { return nil }
    return try Self.blocks(named: wanted, in: corefile)
  }

  /// The places of the blocks of that number, counted from 1, or with that key.
  static func blocks(named wanted: String, in corefile: ParsedCorefile) throws -> Set<Int> {
    let byKey = corefile.blocks.indices.filter { index in
      let block = corefile.blocks[index]
      return block.keys.contains { $0.text == wanted } || block.normalizedKeys.contains(wanted)
    }
    if !byKey.isEmpty { return Set(byKey) }
    if let number = Int(wanted), corefile.blocks.indices.contains(number - 1) {
      return [number - 1]
    }
    let known = corefile.blocks.enumerated().map { index, block in
      "\(index + 1) (\(block.keys.map(\.text).joined(separator: " ")))"
    }
    throw CommandFailure(
      .usage, "there is no server block \(wanted)",
      hint: "there are \(known.joined(separator: ", "))")
  }

  /// The plans that CoreDNS would start with; what it refuses is told, and sets `status`.
  ///
  /// In an interactive session that was told when it began.
  func usablePlans(
    _ status: inout ExitStatus
  ) async throws -> (LoadedCorefile, [ServerBlockPlan]) {
    let loaded = try await loadCorefile()
    return (loaded, try usablePlans(of: loaded, &status))
  }

  /// The plans of a Corefile that CoreDNS would start with.
  func usablePlans(
    of loaded: LoadedCorefile, _ status: inout ExitStatus
  ) throws -> [ServerBlockPlan] {
    if let host { return try selected(of: host.content) }
    tell(loaded.corefile.allDiagnostics, of: loaded.corefile, from: toldSeverity)
    if loaded.isRefused { throw CommandFailure(told: .invalidCorefile) }
    let plans = try plans(of: loaded)
    for plan in plans { tell(plan.diagnostics, of: loaded.corefile, from: toldSeverity) }
    let usable = plans.filter { !$0.isRefused }
    if usable.isEmpty { throw CommandFailure(told: .invalidCorefile) }
    if usable.count < plans.count { status = .invalidCorefile }
    return usable
  }
}
