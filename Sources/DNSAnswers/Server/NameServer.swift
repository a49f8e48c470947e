import Corefile
import CoreDNSPlugins
import DNSMessages
import K8sAPI

/// A CoreDNS as its Corefile and the stores of its watches make it: a question in, an answer out.
///
/// It sends nothing and reads nothing but the stores. Answers are those of CoreDNS's own code, from
/// 1.11.3 to 1.14.7, and of the `k8s_api` examples; the recordings that the tests compare with are
/// of a real one.
public struct NameServer: Sendable {
  /// By port, then by zone as the server block has it.
  let zones: [Int: [String: [ServedBlock]]]

  /// Answers a question.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - explains: Whether the steps on the way are kept.
  ///   - known: What other servers have answered, by the questions that an earlier answer named.
  public func answer(
    _ question: Question, explains: Bool = false, known: [UpstreamQuestion: Reply] = [:]
  ) -> Answer {
    let run = AnswerRun(self, question, explains: explains, known: known)
    let reply = reply(to: Request(question.name.text, question.type), run)
    var answer = Answer(question, .noReply)
    if let reply, reply.isUnknown {
      answer.result = .unknown
      run.step("reply", "another server answers")
    } else if let reply, reply.isPackable {
      answer.result = .code(reply.code)
      answer.isAuthoritative = reply.isAuthoritative
      answer.answer = reply.answer
      answer.authority = reply.authority
      answer.additional = reply.additional
    } else {
      answer.isAuthoritative = false
      if reply != nil {
        run.note(Fact("a record has an empty label or one of more than 63 bytes"))
        run.step("reply", "nothing is sent: the message cannot be packed")
      }
    }
    answer.upstream = run.upstream
    answer.decider = run.decider
    answer.steps = run.steps
    return answer
  }

  /// The message for a question; nil where none is written.
  func reply(to request: Request, _ run: AnswerRun) -> Reply? {
    guard let block = block(for: request, run) else {
      run.step("server", "REFUSED: no server block serves the name on port \(run.question.port)")
      return Reply(.refused)
    }
    run.step(
      PluginPlace("server", at: block.location),
      (run.isNested ? "asked by itself for \(request.name) \(request.type): " : "")
        + "server block \(block.title) serves the name")
    guard !block.plugins.isEmpty else {
      run.step("server", "REFUSED: the server block has no plugin")
      return Reply(.refused)
    }
    do {
      switch try Chain(block.plugins[...]).serve(request, run) {
      case .reply(let reply): return reply
      case .failed(let code, _): return Reply(code)
      case .silent: return nil
      }
    } catch {
      guard !block.isDebugging else {
        run.step("server", "CoreDNS ends: \(error.reason), and debug lets the panic through")
        return nil
      }
      run.step(
        "server",
        (error.replies ? "SERVFAIL" : "nothing is sent, the question being changed meanwhile")
          + ": a plugin panics: \(error.reason)")
      return error.replies ? Reply(.serverFailure) : nil
    }
  }

  /// The server block for a name: that of the longest zone whose filters pass.
  private func block(for request: Request, _ run: AnswerRun) -> ServedBlock? {
    guard let zones = zones[run.question.port] else { return nil }
    var signer: ServedBlock?
    let name = request.lower
    var start = name.startIndex
    while start < name.endIndex, name != "." {
      for block in zones[String(name[start...])] ?? [] {
        if block.plugins.isEmpty { return block }
        guard block.admits(request, run) else { continue }
        guard request.type == .ds else { return block }
        // The parent of a zone answers for its delegation.
        signer = block
      }
      guard let end = DNSName.endOfLabel(in: name, from: start) else { break }
      start = end
    }
    if let signer { return signer }
    return zones["."]?.first { !$0.plugins.isEmpty && $0.admits(request, run) }
  }
}

/// A server block as questions meet it.
struct ServedBlock: Sendable {
  /// Its keys as written.
  var title: String
  /// Where it begins.
  var location: SourceLocation
  /// Its plugins in the order in which they execute; none where it has no plugin.
  var plugins: [any AnsweringPlugin]
  /// What `view` asks of a question.
  var filters: [ViewFilter]
  /// Whether panics end CoreDNS.
  var isDebugging: Bool

  /// Whether all filters pass.
  func admits(_ request: Request, _ run: AnswerRun) -> Bool {
    filters.allSatisfy { filter in
      let passes = filter.admits(request, run.question)
      if !passes {
        run.note(
          Fact("view \(filter.name) of server block \(title) does not hold: \(filter.text)"))
      }
      return passes
    }
  }
}
