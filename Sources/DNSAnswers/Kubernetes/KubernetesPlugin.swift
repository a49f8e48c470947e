import Corefile
import CoreDNSPlugins
import DNSMessages
import Informers

/// `kubernetes`: CoreDNS's own plugin, or the example on `k8s_api`.
struct KubernetesPlugin: AnsweringPlugin {
  /// Which of the two.
  enum Variant: Sendable {
    case stock(StockBackend)
    case example(ExampleBackend)
  }

  let place: PluginPlace
  let variant: Variant
  let settings: KubernetesSettings
  /// Whether the watches that it waits for have synced.
  let hasSynced: @Sendable () -> Bool
  /// The domains that CoreDNS's own resolver searches, for `autopath`.
  let searchDomains: [String]

  private var backend: any ServiceBackend {
    switch variant {
    case .stock(let backend): backend
    case .example(let backend): backend
    }
  }

  private var isExample: Bool { if case .example = variant { true } else { false } }

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    guard let zone = Zones.longest(settings.zones, containing: request.name) else {
      run.note(Fact("its zones are \(settings.zones.joined(separator: " "))"))
      run.step(place, "no zone of it contains the name")
      return try next.serve(request, run)
    }
    let asked = request.name.end(bytes: zone.utf8.count)
    if zone != asked { run.note(Fact("zone \(zone), asked for as \(asked)")) }
    if !isExample, request.type == .axfr || request.type == .ixfr {
      run.decider = place
      run.step(place, "REFUSED: a transfer is not for this plugin")
      return .failed(.refused, isError: false)
    }
    do throws(BackendFault) {
      let (records, additional) = try found(request, asked, run)
      return .reply(reply(records, additional, request, asked, run))
    } catch {
      switch error {
      case .crash(let crash):
        run.decider = place
        run.step(place, "panics")
        throw crash
      case .nameError: return try deny(request, asked, run, next)
      }
    }
  }

  private func found(
    _ request: Request, _ zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> ([ResourceRecord], [ResourceRecord]) {
    let backend = self.backend
    switch request.type {
    case .a, .aaaa: return (try backend.addresses(request, zone: zone, run), [])
    case .txt: return (try backend.texts(request, zone: zone, run), [])
    case .cname: return (try backend.aliases(request, zone: zone, run), [])
    case .ptr: return (try backend.pointers(request, zone: zone, run), [])
    case .srv:
      let (records, additional) = try backend.services(request, zone: zone, run)
      return (records, additional)
    case .mx:
      _ = try backend.entries(request, zone: zone, run)
      return ([], [])
    case .soa:
      if isExample || request.name == zone { return ([backend.authority(of: zone)], []) }
      run.note(
        Fact("SOA is answered at the zone's apex alone, and elsewhere as if the name existed"))
      return ([], [])
    case .ns where request.lower == zone:
      let (records, additional) = try backend.nameServers(request, zone: zone, run)
      return (records, additional)
    case .axfr, .ixfr: return ([], [])
    default:
      run.note(Fact("\(request.type) is not kept: an A question tells whether the name exists"))
      _ = try backend.addresses(Request(request.name, .a), zone: zone, run)
      return ([], [])
    }
  }

  private func reply(
    _ records: [ResourceRecord], _ additional: [ResourceRecord], _ request: Request,
    _ zone: String, _ run: AnswerRun
  ) -> Reply {
    run.decider = place
    var reply = Reply()
    reply.isAuthoritative = true
    guard !records.isEmpty else {
      reply.authority = [backend.authority(of: zone)]
      run.step(place, "NODATA: the name exists and has no \(request.type) record")
      return reply
    }
    reply.answer = records
    reply.additional = additional
    run.step(place, "answers with \(records.count == 1 ? "a record" : "\(records.count) records")")
    return reply
  }

  private func deny(
    _ request: Request, _ zone: String, _ run: AnswerRun, _ next: Chain
  ) throws(Crash) -> Outcome {
    if let zones = settings.fallthroughZones,
      Zones.longest(zones, containing: request.lower) != nil
    {
      run.step(place, "does not have the name: falls through")
      return try next.serve(request, run)
    }
    run.decider = place
    let isSynced = hasSynced()
    var reply = Reply(isSynced ? .nameError : .serverFailure)
    reply.isAuthoritative = true
    reply.authority = [backend.authority(of: zone)]
    run.step(
      place,
      isSynced ? "NXDOMAIN: does not have the name" : "SERVFAIL: does not have the name, not synced"
    )
    return .reply(reply)
  }

  /// The search list of the pod that asks, for `autopath`; nil where it has none.
  func searchList(for request: Request, _ run: AnswerRun) throws(Crash) -> [String]? {
    guard let zone = Zones.longest(settings.zones, containing: request.lower),
      settings.pods == .verified
    else { return nil }
    let client = run.question.client
    guard let namespace = try podNamespace(client.description) else {
      run.note(Fact("no pod has the client's address \(client)"))
      return nil
    }
    let pods = DNSName.joined("svc", zone)
    return [DNSName.joined(namespace, pods), pods, zone] + searchDomains + [""]
  }

  private func podNamespace(_ address: String) throws(Crash) -> String? {
    switch variant {
    case .stock(let backend):
      return backend.stores.pods(address: address).first?.key.namespace
    case .example(let backend):
      do throws(BackendFault) {
        return try backend.found(backend.stores.pods, "pod", "PodIP", address).first?.key.namespace
      } catch {
        if case .crash(let crash) = error { throw crash }
        return nil
      }
    }
  }
}

/// The zones of a plugin.
enum Zones {
  /// The longest zone that contains a name, as CoreDNS's `Zones.Matches`; nil where none does.
  static func longest(_ zones: [String], containing name: String) -> String? {
    var longest: String?
    for zone in zones
    where DNSName.isInside(name, zone) && zone.utf8.count > longest?.utf8.count ?? 0 {
      longest = zone
    }
    return longest
  }
}
