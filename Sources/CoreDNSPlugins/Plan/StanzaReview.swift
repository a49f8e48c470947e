import Corefile
import K8sAPI

/// Finds what the stanza of a plugin says without any effect, though CoreDNS accepts it.
struct StanzaReview {
  /// How a plugin takes the zones of its line.
  enum ZoneReading: Hashable {
    /// One zone for each argument, as the plugins on `k8s_api` do.
    case first
    /// All zones that each argument stands for, as the stock plugin does.
    case all
  }

  /// What was found, in the order of the tokens.
  private(set) var findings: [Diagnostic] = []
  private var properties: [String: Token] = [:]

  /// Reviews a directive that CoreDNS accepts.
  init(_ directive: Directive, zones: ZoneReading) {
    var dispenser = Dispenser(directive)
    guard dispenser.next() else { return }
    for argument in dispenser.remainingArgTokens() { reviewZone(argument, zones) }
    while dispenser.nextBlock() {
      guard let property = dispenser.token else { continue }
      properties[property.text] = property
      reviewProperty(property, dispenser.remainingArgTokens())
    }
    if let property = properties["endpoint_pod_names"], properties["noendpoints"] != nil {
      add(
        "no-effect", "endpoint_pod_names has no effect beside noendpoints", at: property,
        fix: "remove one of the two")
    }
  }

  private mutating func reviewProperty(_ property: Token, _ arguments: [Token]) {
    switch property.text {
    case "ttl", "startup_timeout", "ignore":
      if arguments.isEmpty {
        add(
          "no-effect", "\(property.text) without a value has no effect", at: property,
          fix: "ignore empty_service")
      }
      guard arguments.count > 1 else { return }
      add(
        "surplus-argument", "only the first argument of \(property.text) is used",
        at: arguments[1], fix: "\(property.text) \(arguments[0].text)")
    case "fallthrough":
      for argument in arguments { reviewZone(argument, .all) }
    case "transfer":
      guard let first = arguments.first, first.text != "to" || arguments.count == 1 else { return }
      add(
        "no-effect", "transfer has no effect without `to` and an address", at: first,
        fix: "transfer to ADDRESS")
    default: break
    }
  }

  private mutating func reviewZone(_ argument: Token, _ reading: ZoneReading) {
    let zones = PluginZones.normalized(argument.text)
    if zones.isEmpty {
      add(
        "zone-not-used", "\"\(argument.text)\" is no zone: CoreDNS drops it without a word",
        at: argument, fix: "write a domain name such as cluster.local, or a CIDR")
    } else if reading == .first, zones.count > 1 {
      add(
        "zones-lost",
        "\(argument.text) stands for \(zones.count) zones, and only \(zones[0]) is used",
        at: argument, fix: "name each zone: \(zones.prefix(4).joined(separator: " "))")
    }
  }

  private mutating func add(_ id: String, _ message: String, at token: Token, fix: String) {
    findings.append(
      Diagnostic(.warning, id: id, message, at: token.location, length: token.width, fix: fix))
  }
}
