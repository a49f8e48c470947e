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

    /// Makes one of a block.
    public init(block: Int, refusal: StanzaRefusal) {
      self.block = block
      self.refusal = refusal
    }
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
      for plugin in plan.plugins where plugin.isRead {
        read[plugin.name, default: []].insert(plan.blockIndex)
      }
      for refusal in plan.refusals {
        read[refusal.plugin, default: []].insert(plan.blockIndex)
        faults.append(Fault(block: plan.blockIndex, refusal: refusal))
      }
    }
    for (name, places) in places(except: read) {
      guard let first = places.first else { continue }
      guard let table = catalogue.table(of: name) else {
        if let token = directive(first).tokens.first { unread.append((name, token)) }
        continue
      }
      self.read(name, table, places)
    }
    sortFaults()
  }

  /// Where a directive stands.
  private struct Place {
    /// The place of its block among all of the Corefile.
    var block: Int
    /// Its place among those of the block.
    var directive: Int
  }

  /// Where the directives stand that are not read, by name, in the order in which CoreDNS sets them
  /// up.
  private func places(except read: [String: Set<Int>]) -> [(name: String, places: [Place])] {
    var places: [String: [Place]] = [:]
    for (index, block) in corefile.blocks.enumerated() {
      for (position, directive) in block.directives.enumerated() {
        places[directive.name, default: []].append(Place(block: index, directive: position))
      }
    }
    return order.sorted(places.keys.sorted()).map { name in
      let all = places[name] ?? []
      guard let read = read[name] else { return (name, all) }
      return (name, all.filter { !read.contains($0.block) })
    }
  }

  private func directive(_ place: Place) -> Directive {
    corefile.blocks[place.block].directives[place.directive]
  }

  private mutating func read(_ name: String, _ table: PreparedStanzaTable, _ places: [Place]) {
    // What depends on nothing but its words is read once, however many blocks have the same.
    let isAlone = !table.dependsOnKeys && name != "root" && !StartCheck.looksAtBlock(of: name)
    var known = KnownStanzas()
    for place in places {
      let directive = directive(place)
      let root = surroundings[place.block].root
      let text = isAlone ? directive.tokens.text : nil
      if let text, let found = known.findings(of: text, root: root) {
        findings += found.map { Finding(block: place.block, diagnostic: $0) }
        continue
      }
      let before = (findings: findings.count, faults: faults.count)
      let isMovable = read(directive, table, in: place.block)
      guard let text, isMovable, faults.count == before.faults else { continue }
      known.add(findings[before.findings...].map(\.diagnostic), of: text, root: root)
    }
  }

  /// Reads one directive; false where what it says names lines of the file.
  private mutating func read(
    _ directive: Directive, _ table: PreparedStanzaTable, in index: Int
  ) -> Bool {
    let block = corefile.blocks[index]
    do throws(StanzaRefusal) {
      let readings = try table.read(
        directive, blockKeys: block.normalizedKeys, keyPlace: block.keys.location,
        entryFile: corefile.entryFile, version: version, surroundings: surroundings[index])
      if directive.name == "root", let folder = readings.last?.line.first {
        surroundings[index].root = folder.text
      }
      for reading in readings {
        findings += reading.findings.map { Finding(block: index, diagnostic: $0) }
        for var fault in reading.startFaults + StartCheck.faults(of: reading, in: block) {
          fault.plugin = directive.name
          faults.append(Fault(block: index, refusal: fault))
        }
      }
      return !readings.contains { $0.namesLines }
    } catch {
      faults.append(Fault(block: index, refusal: error))
      return false
    }
  }

  /// Adds what plugins refuse for another reason than their stanzas.
  public mutating func add(_ others: [Fault]) {
    guard !others.isEmpty else { return }
    faults += others
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
