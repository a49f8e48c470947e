import Corefile
import PluginStanzas

/// What CoreDNS finds wrong with the stanzas of a Corefile, in the order in which it finds out.
///
/// CoreDNS sets plugins up in the order of its `plugin.cfg`, each in block after block, and stops at
/// the first that refuses; what has to fail when it starts comes after that.
public struct StanzaReview: Sendable {
  /// What CoreDNS refuses in one server block.
  public struct Fault: Sendable {
    /// The place of the block among all of the Corefile, counted from 0.
    public var block: Int
    /// Why.
    public var refusal: StanzaRefusal
  }

  /// Something to know about one server block.
  public struct Finding: Sendable {
    /// The place of the block among all of the Corefile, counted from 0.
    public var block: Int
    /// What there is to know.
    public var diagnostic: Diagnostic
  }

  /// What is refused, the first that CoreDNS comes to first.
  public private(set) var faults: [Fault] = []
  /// What a user should know of stanzas that CoreDNS takes.
  public private(set) var findings: [Finding] = []
  /// The directives that are not read, with where each first stands.
  public private(set) var unread: [(name: String, token: Token)] = []

  /// The names of plugins that a build of CoreDNS may have though its list does not.
  public var externalPlugins: Set<String> = []

  private let corefile: ParsedCorefile
  private let order: PluginOrder
  private let version: CoreDNSVersion?
  private var surroundings: [StanzaSurroundings]

  /// Reads the stanzas of all plugins that `plans` have not read.
  /// - Parameters:
  ///   - corefile: What the Corefile says.
  ///   - order: The order of execution.
  ///   - plans: What is known of the plugins that read Kubernetes.
  ///   - catalogue: What is known of the stanzas of the others.
  ///   - version: The version of CoreDNS; nil for one that knows every property.
  ///   - surroundings: What is known of the machine that CoreDNS runs on.
  public init(
    _ corefile: ParsedCorefile, order: PluginOrder, plans: [ServerBlockPlan],
    catalogue: StanzaCatalogue, version: CoreDNSVersion? = nil,
    surroundings: StanzaSurroundings = StanzaSurroundings()
  ) {
    self.corefile = corefile
    self.order = order
    self.version = version
    self.surroundings = Array(repeating: surroundings, count: corefile.blocks.count)
    read(plans: plans, catalogue)
  }

  private mutating func read(plans: [ServerBlockPlan], _ catalogue: StanzaCatalogue) {
    var catalogue = catalogue
    var read: [String: Set<Int>] = [:]
    for plan in plans {
      for plugin in plan.plugins where plugin.reading != nil {
        read[plugin.name, default: []].insert(plan.blockIndex)
      }
      for refusal in plan.refusals {
        read[refusal.plugin, default: []].insert(plan.blockIndex)
        faults.append(Fault(block: plan.blockIndex, refusal: refusal))
      }
    }
    var places: [String: [Int]] = [:]
    for (index, block) in corefile.blocks.enumerated() {
      for directive in block.directives { places[directive.name, default: []].append(index) }
    }
    for name in order.sorted(places.keys.sorted()) {
      for index in places[name] ?? [] where read[name]?.contains(index) != true {
        self.read(name, in: index, &catalogue)
      }
    }
    sortFaults()
  }

  private mutating func read(_ name: String, in index: Int, _ catalogue: inout StanzaCatalogue) {
    let block = corefile.blocks[index]
    guard let directive = block.directive(name), let token = directive.tokens.first else { return }
    guard let table = catalogue.table(of: name) else {
      if !unread.contains(where: { $0.name == name }) { unread.append((name, token)) }
      return
    }
    do throws(StanzaRefusal) {
      let readings = try table.read(
        directive, blockKeys: block.normalizedKeys, keyTokens: Array(block.keys),
        entryFile: corefile.entryFile, version: version, surroundings: surroundings[index])
      if name == "root", let folder = readings.last?.line.first {
        surroundings[index].root = folder.text
      }
      for reading in readings {
        findings += reading.findings.map { Finding(block: index, diagnostic: $0) }
        for var fault in reading.startFaults + StartCheck.faults(of: reading, in: block) {
          fault.plugin = name
          faults.append(Fault(block: index, refusal: fault))
        }
      }
    } catch {
      faults.append(Fault(block: index, refusal: error))
    }
  }

  /// Adds what a plugin refuses for another reason than its stanza.
  public mutating func add(_ refusal: StanzaRefusal, block: Int) {
    faults.append(Fault(block: block, refusal: refusal))
    sortFaults()
  }

  private mutating func sortFaults() {
    let names = order.sorted(Set(faults.map(\.refusal.plugin)).sorted())
    let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    faults = faults.enumerated().sorted { lhs, rhs in
      let (left, right) = (lhs.element, rhs.element)
      return (
        left.refusal.stage.rawValue, places[left.refusal.plugin] ?? .max, left.block, lhs.offset
      )
        < (
          right.refusal.stage.rawValue, places[right.refusal.plugin] ?? .max, right.block,
          rhs.offset
        )
    }.map(\.element)
  }
}

extension StanzaReview {
  /// What CoreDNS logs when it refuses to start with the Corefile; nil where it starts.
  ///
  /// It stops at the first directive that it does not know while it still parses the file.
  public var firstRefusal: (line: String, diagnostic: Diagnostic)? {
    let unknown = corefile.diagnostics.first { finding in
      finding.id == "unknown-directive"
        && !externalPlugins.contains { finding.message.contains("'\($0)'") }
    }
    if let unknown, let location = unknown.location {
      let failure = CorefileFailure(
        .parsing, id: unknown.id, unknown.message, at: location, entryFile: corefile.entryFile)
      return (failure.coreDNSDescription, unknown)
    }
    if let failure = corefile.failure { return (failure.coreDNSDescription, failure.diagnostic) }
    let keys = corefile.keyDiagnostics.filter { $0.severity == .error }
    if let key = keys.first(where: { !$0.isAboutServers }) {
      return ("error inspecting server blocks: \(key.message)", key)
    }
    if let fault = faults.first(where: { $0.refusal.stage == .setUp }) {
      return (fault.refusal.coreDNSLine, fault.refusal.diagnostic)
    }
    if let key = keys.first { return (key.message, key) }
    return faults.first.map { ($0.refusal.coreDNSLine, $0.refusal.diagnostic) }
  }
}

extension Diagnostic {
  /// Whether CoreDNS finds it out when it makes its servers, after all plugins were set up.
  fileprivate var isAboutServers: Bool {
    ["zone-already-defined", "zone-overlap", "invalid-port"].contains(id)
  }
}
