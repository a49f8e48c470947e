import DNSMessages

/// `autopath`: walks the client's search list for it.
struct AutopathPlugin: AnsweringPlugin {
  /// Where the search list is from.
  enum Source: Sendable {
    /// The plugin `kubernetes` of the same server block, by the pod that asks.
    case kubernetes(KubernetesPlugin)
    /// A file, the same for all clients.
    case list([String])
  }

  let place: PluginPlace
  let zones: [String]
  let source: Source

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    guard Zones.longest(zones, containing: request.lower) != nil,
      let search = try searchList(request, run), let first = search.first,
      DNSName.isInside(request.lower, first)
    else {
      run.step(place, "does not act on this name for this client")
      return try next.serve(request, run)
    }
    guard let base = ClusterName.base(of: request.name, in: first), request.lower != first else {
      run.decider = place
      run.step(place, "SERVFAIL: the name is the search list's first domain itself")
      return .failed(.serverFailure, isError: true)
    }
    run.note(
      Fact("the search list is \(search.map { $0.isEmpty ? "." : $0 }.joined(separator: " "))"))
    run.step(place, "walks the client's search list for \(base)")
    return try walk(String(base), search, request, run, next)
  }

  private func searchList(_ request: Request, _ run: AnswerRun) throws(Crash) -> [String]? {
    switch source {
    case .kubernetes(let plugin): try plugin.searchList(for: request, run)
    case .list(let list): list
    }
  }

  private func walk(
    _ base: String, _ search: [String], _ request: Request, _ run: AnswerRun, _ next: Chain
  ) throws(Crash) -> Outcome {
    var first: Outcome?
    for domain in search {
      let name = "\(base).\(domain)"
      let outcome = try next.serve(Request(name, request.type), run)
      if case .failed(_, isError: true) = outcome { return outcome }
      if first == nil { first = outcome }
      guard case .reply(var reply) = outcome, reply.code != .nameError else { continue }
      if reply.isUnknown, domain != search.last {
        // What another server says is not known; that it knows no such name is what mostly happens.
        run.step(place, "assumes that \(name) does not exist there, and goes on")
        continue
      }
      if !reply.isUnknown { addAlias(to: &reply, of: request.name) }
      run.step(place, "answers with what \(name) gave")
      return .reply(reply)
    }
    run.step(place, "nothing on the list exists: gives the first answer")
    return first ?? .failed(.serverFailure, isError: false)
  }

  /// The answer is for a name that was not asked for.
  private func addAlias(to reply: inout Reply, of name: String) {
    guard
      let record = reply.answer.first(where: { $0.name.text.lowercased() != name.lowercased() })
    else { return }
    reply.answer.insert(
      ResourceRecord(DNSName(unchecked: name), ttl: record.ttl, .cname(record.name)), at: 0)
  }
}
