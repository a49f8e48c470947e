import Corefile
import K8sAPI
import KubernetesClient

extension StockKubernetesSettings {
  /// Reads the property that the dispenser stands on; throws where CoreDNS refuses it.
  mutating func readProperty(_ dispenser: inout Dispenser) throws(StanzaRefusal) {
    if try common.readProperty(&dispenser) { return }
    if try readConnection(&dispenser) { return }
    switch dispenser.value {
    case "zonal":
      guard dispenser.remainingArgs().isEmpty else {
        throw StanzaRefusal(dispenser.argumentError())
      }
      isZonal = true
    case "multicluster": readMulticluster(&dispenser)
    case "startup_timeout": try readStartUpTimeout(&dispenser)
    case "apiserver_qps": apiServerQPS = try Self.limit(&dispenser, GoNumber.float)
    case "apiserver_burst": apiServerBurst = try Self.limit(&dispenser, GoNumber.integer)
    case "apiserver_max_inflight":
      apiServerMaxInflight = try Self.limit(&dispenser, GoNumber.integer)
    default:
      throw StanzaRefusal(
        dispenser.error("unknown property '\(dispenser.value)'", id: "unknown-property"))
    }
  }

  private mutating func readConnection(
    _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) -> Bool {
    switch dispenser.value {
    case "endpoint":
      let arguments = dispenser.remainingArgTokens()
      guard !arguments.isEmpty else { throw StanzaRefusal(dispenser.argumentError()) }
      server.endpoints = arguments
    case "tls":
      guard server.setTLS(dispenser.remainingArgTokens()) else {
        throw StanzaRefusal(dispenser.argumentError())
      }
    case "kubeconfig":
      let arguments = dispenser.remainingArgTokens()
      guard arguments.count == 1 || arguments.count == 2 else {
        throw StanzaRefusal(dispenser.argumentError())
      }
      server.kubeconfig = arguments[0]
      server.context = arguments.count == 2 ? arguments[1] : nil
    default: return false
    }
    return true
  }

  private mutating func readMulticluster(_ dispenser: inout Dispenser) {
    let property = dispenser.token
    multiclusterZones = ZoneNames.expanded(dispenser.remainingArgs())
    guard multiclusterZones.isEmpty else { return }
    findings.append(
      Diagnostic(
        .warning, id: "multicluster-without-zone",
        "multicluster without a zone has no effect", at: property?.location,
        length: property?.width ?? 1))
  }

  private mutating func readStartUpTimeout(_ dispenser: inout Dispenser) throws(StanzaRefusal) {
    guard let argument = dispenser.remainingArgTokens().first else {
      throw StanzaRefusal(dispenser.argumentError())
    }
    do {
      startUpTimeout = try GoDuration.parse(argument.text)
    } catch {
      throw StanzaRefusal(
        id: "invalid-duration",
        "failed to parse startup_timeout: \(argument.text), \(error.message)", at: argument)
    }
    startUpTimeoutArgument = argument
  }

  /// A number that must be given alone and not be negative.
  private static func limit<Number: SignedNumeric & Comparable>(
    _ dispenser: inout Dispenser, _ parse: (String) throws(GoNumber.Failure) -> Number
  ) throws(StanzaRefusal) -> Number {
    let property = dispenser.value
    let arguments = dispenser.remainingArgTokens()
    guard arguments.count == 1 else { throw StanzaRefusal(dispenser.argumentError()) }
    let number: Number
    do {
      number = try parse(arguments[0].text)
    } catch {
      throw StanzaRefusal(
        dispenser.error(
          "invalid \(property) \(GoQuote.quoted(arguments[0].text)): \(error.message)",
          id: "invalid-number"))
    }
    guard !(number < .zero) else {
      throw StanzaRefusal(dispenser.error("\(property) must be >= 0", id: "invalid-number"))
    }
    return number
  }
}
