import Corefile
import CoreDNSPlugins
import DNSMessages
import PluginStanzas

/// Makes a plugin of the tokens of its directive.
///
/// It reads what CoreDNS accepts, and leaves out what it does not know: whether a stanza is right is
/// not its matter.
struct DirectiveReader {
  let directive: Directive
  let place: PluginPlace
  let builder: BlockBuilder
  let entryFile: String

  /// One occurrence of a directive.
  struct Stanza {
    /// The arguments of its line.
    var arguments: [String] = []
    /// Its block, line by line.
    var lines: [[String]] = []

    /// The last line that begins with a word, without the word.
    func last(_ word: String) -> [String]? {
      lines.last { $0.first == word }.map { Array($0.dropFirst()) }
    }
  }

  /// The occurrences in order.
  var stanzas: [Stanza] {
    var dispenser = Dispenser(directive, entryFile: entryFile)
    var stanzas: [Stanza] = []
    while dispenser.next() {
      var stanza = Stanza(arguments: dispenser.remainingArgs())
      while dispenser.nextBlock() {
        stanza.lines.append([dispenser.value] + dispenser.remainingArgs())
      }
      stanzas.append(stanza)
    }
    return stanzas
  }

  /// The zones that `fallthrough` names: all where it names none, none where there is none.
  func fallthroughZones(_ stanza: Stanza) -> [String] {
    guard let zones = stanza.last("fallthrough") else { return [] }
    return zones.isEmpty ? ["."] : zones.flatMap { PluginZones.normalized($0) }
  }

  /// Zones of a plugin that is not modelled: those of its arguments that could be zones.
  var guessedZones: [String] {
    let arguments = stanzas.flatMap(\.arguments)
    let zones = arguments.filter { argument in
      argument.contains(".") && !argument.contains("/") && !argument.hasPrefix("db.")
    }
    return builder.zones(zones)
  }
}

extension DirectiveReader {
  var local: LocalPlugin {
    let prefix = stanzas.last?.last("localhost_prefix")?.first
    return LocalPlugin(
      place: place, hasPrefix: prefix != "off",
      hasSuffix: builder.facts.profile.version >= CoreDNSVersion(1, 14, 5))
  }

  var rewrite: RewritePlugin {
    let rules = stanzas.compactMap { stanza in
      RewriteRule(
        stanza.arguments.count < 2 ? stanza.arguments + stanza.lines.joined() : stanza.arguments)
    }
    return RewritePlugin(place: place, rules: rules)
  }

  var autopath: AutopathPlugin? {
    guard let stanza = stanzas.last, let source = stanza.arguments.last else { return nil }
    let zones = builder.zones(Array(stanza.arguments.dropLast()))
    if source == "@kubernetes" {
      return builder.kubernetes.map {
        AutopathPlugin(place: place, zones: zones, source: .kubernetes($0))
      }
    }
    guard !source.hasPrefix("@") else { return nil }
    return AutopathPlugin(
      place: place, zones: zones, source: .list(builder.facts.searchDomains + [""]))
  }

  var cache: CachePlugin {
    var positive: ClosedRange<UInt32> = 5...3600
    var negative: ClosedRange<UInt32> = 5...1800
    var failure: UInt32 = 5
    guard let stanza = stanzas.last else {
      return CachePlugin(
        place: place, zones: builder.zones([]), positive: positive, negative: negative,
        failure: failure)
    }
    var arguments = stanza.arguments
    if let ttl = arguments.first.flatMap({ UInt32($0) }) {
      arguments.removeFirst()
      positive = min(5, ttl)...ttl
      negative = min(5, ttl)...ttl
    }
    if let range = stanza.last("success") { positive = Self.bounds(range, positive) }
    if let range = stanza.last("denial") { negative = Self.bounds(range, negative) }
    if let text = stanza.last("servfail")?.first, let duration = try? GoDuration.parse(text) {
      failure = UInt32(clamping: duration.components.seconds)
    }
    return CachePlugin(
      place: place, zones: builder.zones(arguments), positive: positive, negative: negative,
      failure: failure)
  }

  /// `CAPACITY [TTL] [MINTTL]`; where the least is more than the most, the most counts.
  private static func bounds(
    _ words: [String], _ range: ClosedRange<UInt32>
  ) -> ClosedRange<UInt32> {
    let most = words.count > 1 ? UInt32(words[1]) ?? range.upperBound : range.upperBound
    let least = words.count > 2 ? UInt32(words[2]) ?? range.lowerBound : range.lowerBound
    return min(least, most)...most
  }

  var template: TemplatePlugin {
    TemplatePlugin(
      place: place,
      templates: stanzas.compactMap { stanza in
        guard stanza.arguments.count >= 2, let type = RecordType(stanza.arguments[1]) else {
          return nil
        }
        return template(stanza, type)
      })
  }

  private func template(_ stanza: Stanza, _ type: RecordType) -> TemplatePlugin.Template {
    var template = TemplatePlugin.Template(
      zones: builder.zones(Array(stanza.arguments.dropFirst(2))), type: type, patterns: [])
    template.fallthroughZones = fallthroughZones(stanza)
    for line in stanza.lines {
      let words = Array(line.dropFirst())
      func texts() -> [TemplateText] {
        let texts = words.compactMap { TemplateText($0) }
        if texts.count < words.count { template.isUnknown = true }
        return texts
      }
      switch line[0] {
      case "match": template.patterns += words.compactMap { Pattern($0) }
      case "answer": template.answer += texts()
      case "additional": template.additional += texts()
      case "authority": template.authority += texts()
      case "rcode": template.code = words.first.flatMap { ResponseCode($0) } ?? .noError
      case "var", "expr": template.isUnknown = true
      default: break
      }
    }
    if template.patterns.isEmpty, let any = Pattern(".*") { template.patterns = [any] }
    return template
  }

  var hosts: HostsPlugin {
    let stanza = stanzas.last ?? Stanza()
    var addresses: [String: [InternetAddress]] = [:]
    var names: [InternetAddress: [String]] = [:]
    let hasReverse = stanza.last("no_reverse") == nil
    for line in stanza.lines {
      guard let address = line.first.flatMap({ InternetAddress($0) }) else { continue }
      for host in line.dropFirst() {
        let name = DNSName.joined(host.lowercased())
        addresses[name, default: []].append(address)
        if hasReverse { names[address, default: []].append(name) }
      }
    }
    return HostsPlugin(
      place: place, zones: builder.zones(Array(stanza.arguments.dropFirst())),
      ttl: stanza.last("ttl")?.first.flatMap { UInt32($0) } ?? 3600,
      fallthroughZones: fallthroughZones(stanza), addresses: addresses, names: names)
  }

  var acl: ACLPlugin {
    ACLPlugin(
      place: place,
      rules: stanzas.map { stanza in
        ACLPlugin.Rule(
          zones: builder.zones(stanza.arguments), policies: stanza.lines.compactMap(Self.policy))
      })
  }

  private static func policy(_ words: [String]) -> ACLPlugin.Policy? {
    guard let action = ACLPlugin.Action(rawValue: words[0]) else { return nil }
    var types: [RecordType]?
    var networks: [Network] = []
    var section = ""
    for word in words.dropFirst() {
      switch word {
      case "type", "net": section = word
      case "*": break
      default:
        if section == "type", let type = RecordType(word) { types = (types ?? []) + [type] }
        if section == "net", let network = Network(word) { networks.append(network) }
      }
    }
    if networks.isEmpty { networks = ["0.0.0.0/0", "::/0"].compactMap { Network($0) } }
    return ACLPlugin.Policy(action: action, types: types, networks: networks)
  }

  var forwards: [ForwardPlugin] {
    stanzas.compactMap { stanza in
      guard let from = stanza.arguments.first else { return nil }
      let servers = stanza.arguments.dropFirst().flatMap { server in
        server.contains("/") && !server.contains("://") && !builder.facts.resolvers.isEmpty
          ? builder.facts.resolvers : [server]
      }
      return ForwardPlugin(
        place: place, zones: PluginZones.normalized(from),
        exceptions: stanza.lines.filter { $0.first == "except" }.flatMap { line in
          line.dropFirst().flatMap { PluginZones.normalized($0) }
        }, servers: servers)
    }
  }

  var external: ExternalPlugin? {
    guard case .stock(let backend) = builder.kubernetes?.variant, let stanza = stanzas.last else {
      return nil
    }
    return ExternalPlugin(
      place: place, zones: builder.zones(stanza.arguments),
      apex: stanza.last("apex")?.first ?? "dns",
      ttl: stanza.last("ttl")?.first.flatMap { UInt32($0) } ?? 5,
      isHeadlessToo: stanza.last("headless") != nil,
      fallthroughZones: fallthroughZones(stanza), backend: backend)
  }
}
