import CoreDNSPlugins
import DNSMessages
import Informers

/// `podnames`: the example plugin on `k8s_api` that answers pods by their names.
struct PodnamesPlugin: AnsweringPlugin {
  let place: PluginPlace
  let settings: PodnamesSettings
  /// The pods; nil where the plugin was not handed them.
  let pods: Store<ExamplePod>?

  private var ttl: UInt32 { UInt32(clamping: settings.ttl) }

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    guard [.a, .aaaa, .ptr].contains(request.type),
      let zone = Zones.longest(settings.zones, containing: request.name)
    else { return try next.serve(request, run) }
    if ReverseName.isReverse(request.name) { return try reverse(request, run) }
    guard let sub = Self.part(of: request.name, before: zone) else {
      run.decider = place
      run.step(place, "panics")
      throw Crash(
        reason: "podnames cuts the zone off a name that is the zone, or spelled otherwise")
    }
    let labels = sub.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard labels.count > 1 else {
      run.note(Fact("the name has no label for a namespace"))
      run.step(place, "does not have the name")
      return try next.serve(request, run)
    }
    let key = ObjectKey(namespace: labels[1], name: labels[0])
    guard let pod = try store(run).get(key) else {
      run.note(Fact("there is no pod \(key) in the store", object: "pod/\(key)"))
      run.step(place, "does not have the name")
      return try next.serve(request, run)
    }
    run.note(
      Fact(
        "pod \(key) has \(pod.podIP.isEmpty ? "no address" : "the address \(pod.podIP)")",
        object: "pod/\(key)", path: ".status.podIP"))
    return answer(InternetAddress(pod.podIP), request, run)
  }

  private func answer(
    _ address: InternetAddress?, _ request: Request, _ run: AnswerRun
  ) -> Outcome {
    var reply = Reply()
    reply.isAuthoritative = true
    let name = DNSName(unchecked: request.name)
    switch (request.type, address) {
    case (.a, let address?) where address.isIPv4:
      reply.answer = [ResourceRecord(name, ttl: ttl, .a(address))]
    case (.aaaa, let address?):
      reply.answer = [ResourceRecord(name, ttl: ttl, .aaaa(address))]
    default: break
    }
    run.decider = place
    run.step(
      place, reply.answer.isEmpty ? "answers without a record" : "answers with the pod's address")
    return .reply(reply)
  }

  private func reverse(_ request: Request, _ run: AnswerRun) throws(Crash) -> Outcome {
    let address = ReverseName.address(in: request.lower) ?? ""
    let found = (try? store(run).objects(inIndex: "PodIP", value: address))
    guard let found else {
      // The index is the watch's own, so that only the store can be missing.
      _ = try store(run)
      return .failed(.serverFailure, isError: true)
    }
    var reply = Reply()
    reply.answer = found.map { pod in
      run.note(
        Fact(
          "pod \(pod.key) has the address \(address)", object: "pod/\(pod.key)",
          path: ".status.podIP"))
      return ResourceRecord(
        DNSName(unchecked: request.name), ttl: ttl,
        .ptr(
          DNSName(
            unchecked: "\(pod.key.name).\(pod.key.namespace).\(settings.zones.first ?? ".")")))
    }
    run.decider = place
    guard reply.isPackable else {
      run.note(Fact("a pod's name has more than 63 characters"))
      run.step(place, "SERVFAIL: its answer cannot be packed")
      return .failed(.serverFailure, isError: true)
    }
    run.step(place, found.isEmpty ? "answers without a record" : "answers with pods of the address")
    return .reply(reply)
  }

  private func store(_ run: AnswerRun) throws(Crash) -> Store<ExamplePod> {
    guard let pods else {
      run.decider = place
      run.step(place, "panics")
      throw Crash(reason: "podnames reads the watch pod, which it was not handed")
    }
    return pods
  }

  /// The part of a name before the first place where the zone's text stands; nil where there is
  /// none, or nothing before it.
  private static func part(of name: String, before zone: String) -> Substring? {
    guard let range = name.firstRange(of: zone), range.lowerBound > name.startIndex else {
      return nil
    }
    return name[..<name.index(before: range.lowerBound)]
  }
}
