import CoreDNSPlugins
import Corefile

/// A Corefile with the order in which its plugins execute.
package struct LoadedCorefile: Sendable {
  /// What the parser made of it.
  package var corefile: ParsedCorefile
  /// The order of execution.
  package var order: PluginOrder
  /// The version of CoreDNS that was asked for; nil where none was.
  var profile: CoreDNSProfile?
  /// What is known of the plugins that the Corefile names.
  var definitions: [PluginDefinition]
  /// What is known of all plugins.
  var catalogue: PluginCatalogue

  /// Whether CoreDNS would not take it, its plugins apart.
  package var isRefused: Bool { corefile.allDiagnostics.contains { $0.severity == .error } }

  /// What CoreDNS would do about Kubernetes in each of its server blocks.
  package var plans: [ServerBlockPlan] {
    ServerBlockPlan.plans(
      for: corefile, pluginOrder: order, version: profile?.version, definitions: definitions)
  }
}

extension LoadedCorefile {
  /// The port that its server blocks are asked on: 53 where one has it, else the first there is.
  package var listeningPort: Int {
    let ports = corefile.blocks.flatMap(\.normalizedKeys).compactMap { key in
      key.lastIndex(of: ":").flatMap { Int(key[key.index(after: $0)...]) }
    }
    return ports.contains(53) ? 53 : ports.first ?? 53
  }
}

extension SessionRun {
  /// Reads and parses the Corefile that the options name; an interactive session has done so.
  ///
  /// One in a ConfigMap is read from the API server, which is waited for as long as is asked for.
  package func loadCorefile(
    waitingForServer limit: Duration? = nil
  ) async throws -> LoadedCorefile {
    if host == nil, let capture = try capture() { return try loadedCorefile(of: capture) }
    guard host == nil, let reference = try configMapReference else {
      if let host { return host.content.loaded }
      let build = try await coreDNSBuild()
      return try build.loaded(try parse(with: parser(build)))
    }
    let build = try await coreDNSBuild()
    let source = ConfigMapSource(run: self, reference: reference)
    let content = try await source.read(waitingForServer: limit)
    let corefile = try content.parse(reference, with: parser(build))
    guard corefile.importsFiles else { return try build.loaded(corefile) }
    // Only imports reach what is mounted beside it, and asking for that takes further rights.
    let mounted = try await MountedConfigMaps(run: self, reference: reference, own: content).read()
    return try build.loaded(
      try content.parse(reference, with: parser(build), mounted: mounted))
  }

  /// The Corefile that the options name, without connecting to anything.
  package func localCorefile() throws -> LoadedCorefile {
    if let host { return host.content.loaded }
    if let capture = try capture() { return try loadedCorefile(of: capture) }
    if let reference = try configMapReference {
      throw CommandFailure(.cannotConnect, "\(reference) is read from the API server")
    }
    let build = try coreDNSBuild(options.coreDNSVersion?.version)
    return try build.loaded(try parse(with: parser(build)))
  }

  /// The Corefile that the options name, or this text where they name none.
  package func localCorefile(otherwise text: String) throws -> LoadedCorefile {
    guard options.corefile == nil else { return try localCorefile() }
    let build = try coreDNSBuild(options.coreDNSVersion?.version)
    return try build.loaded(parser(build).parse(Array(text.utf8), entryFile: "simulate.Corefile"))
  }

  /// The Corefile of simulated replicas: the file that the options name, else this text, which stands
  /// in the cluster's ConfigMap then.
  func replicaCorefile(otherwise text: String) throws -> LoadedCorefile {
    if options.corefile != "-", try configMapReference == nil {
      return try localCorefile(otherwise: text)
    }
    let build = try coreDNSBuild(options.coreDNSVersion?.version)
    return try build.loaded(
      parser(build).parse(Array(text.utf8), entryFile: "replicas.Corefile"))
  }

  private var configMapReference: ConfigMapReference? {
    get throws { try options.corefile.flatMap(ConfigMapReference.init) }
  }

  private func parser(_ build: CoreDNSBuild) -> CorefileParser {
    var parser = CorefileParser(
      environment: context.environment,
      fileSystem: RelocatedFileSystem(context),
      knownDirectives: .coreDNS.adding(build.order.names).adding(build.catalogue.names))
    if options.isHere { parser.interfaces = context.interfaces() }
    return parser
  }

  private func parse(with parser: CorefileParser) throws -> ParsedCorefile {
    if options.corefile == nil, options.isDemo {
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
        hint:
          "give the Corefile's path with -f, or configmap:kube-system/coredns for the cluster's,"
          + " or use --demo")
    }
  }

  /// The plans of the server blocks that the options ask for, with refused ones among them.
  package func plans(of loaded: LoadedCorefile) throws -> [ServerBlockPlan] {
    let plans = loaded.plans
    guard let selected = try selectedBlocks(of: loaded.corefile) else {
      if plans.isEmpty {
        throw CommandFailure(
          .invalidCorefile,
          "\(loaded.corefile.entryFile): no server block has a plugin that reads Kubernetes",
          hint: "-f names the Corefile of the CoreDNS that serves the cluster's names")
      }
      return plans
    }
    let matching = plans.filter { selected.contains($0.blockIndex) }
    if matching.isEmpty {
      throw CommandFailure(
        .invalidCorefile,
        "server block \(serverBlock ?? "") has no plugin that reads Kubernetes",
        hint: "without --server-block all that have one are shown")
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
  package func selectedBlocks(of corefile: ParsedCorefile) throws -> Set<Int>? {
    guard let wanted = serverBlock else { return nil }
    return try Self.blocks(named: wanted, in: corefile)
  }

  /// The places of the blocks of that number, counted from 1, or with that key.
  package static func blocks(named wanted: String, in corefile: ParsedCorefile) throws -> Set<Int> {
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
  package func usablePlans(
    _ status: inout ExitStatus
  ) async throws -> (LoadedCorefile, [ServerBlockPlan]) {
    let loaded = try await loadCorefile()
    return (loaded, try usablePlans(of: loaded, &status))
  }

  /// The plans of a Corefile that CoreDNS would start with.
  package func usablePlans(
    of loaded: LoadedCorefile, _ status: inout ExitStatus
  ) throws -> [ServerBlockPlan] {
    if let host { return try selected(of: host.content) }
    observer.notice(.findings(loaded.corefile.allDiagnostics, loaded.corefile))
    if loaded.isRefused { throw CommandFailure(told: .invalidCorefile) }
    let plans = try plans(of: loaded)
    for plan in plans { observer.notice(.findings(plan.diagnostics, loaded.corefile)) }
    let usable = plans.filter { !$0.isRefused }
    if usable.isEmpty { throw CommandFailure(told: .invalidCorefile) }
    if usable.count < plans.count { status = .invalidCorefile }
    return usable
  }
}
