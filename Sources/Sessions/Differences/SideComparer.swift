import CoreDNSPlugins
import Corefile
import DNSAnswers
import Inspection
import K8sAPI

/// Opens two sides, waits for both, and compares what they hold.
package struct SideComparer: Sendable {
  /// The way to sessions.
  let run: SessionRun
  /// The two sides.
  let sides: (first: DifferenceSide, second: DifferenceSide)
  /// The questions, a line each, that both sides are to answer; nil where none was given.
  let names: NamesToAsk?
  /// How many differences of each watch and index are kept.
  let limit: Int

  package init(
    run: SessionRun, sides: (first: DifferenceSide, second: DifferenceSide), names: NamesToAsk?,
    limit: Int
  ) {
    self.run = run
    self.sides = sides
    self.names = names
    self.limit = limit
  }

  /// Calls `body` with what differs, and with why watches of either side have not synced.
  package func withReport<Success: Sendable>(
    _ body: (DifferenceReport, ExitStatus) async throws -> Success
  ) async throws -> Success {
    try await run.withDemo { run in
      let runs = (run.run(of: sides.first), run.run(of: sides.second))
      return try await open(sides.first, runs.0) { first, firstStatus in
        try await open(sides.second, runs.1) { second, secondStatus in
          try await body(try compare(first, second), firstStatus.worse(secondStatus))
        }
      }
    }
  }

  private func open<Success: Sendable>(
    _ side: DifferenceSide, _ run: SessionRun,
    _ body: (SideSessions, ExitStatus) async throws -> Success
  ) async throws -> Success {
    var status = ExitStatus.success
    let (loaded, plans) = try await run.usablePlans(&status)
    try run.checkNames(run.options.watches, in: plans)
    return try await run.withLiveSessions(
      plans, watches: run.options.watches, patience: .oneShot, task: side.text
    ) { live in
      let unsynced = run.unsynced(live)
      for message in unsynced.messages { run.tell(message) }
      return try await body(
        SideSessions(side: side, run: run, loaded: loaded, live: live),
        status.worse(unsynced.status))
    }
  }

  private func compare(
    _ first: SideSessions, _ second: SideSessions
  ) throws -> DifferenceReport {
    var report = DifferenceReport(
      first: first.described, second: second.described, serverBlocks: blocks(first, second))
    // Where no store has synced, none says what CoreDNS would answer.
    if let names, first.isUsable, second.isUsable {
      report.namesAsked = names.questions.count
      report.answers = try answers(names, first, second)
    }
    return report
  }

  /// Blocks are the same where their keys and plugin are, and where there is one on each side.
  private func blocks(
    _ first: SideSessions, _ second: SideSessions
  ) -> [DifferenceReport.Block] {
    var rest = second.live.sessions
    let isSingle = first.live.sessions.count == 1 && rest.count == 1
    var blocks: [DifferenceReport.Block] = []
    for session in first.live.sessions {
      let place = isSingle ? 0 : rest.firstIndex { $0.identity == session.identity }
      guard let place else {
        blocks.append(DifferenceReport.Block(session, only: .first))
        continue
      }
      let other = rest.remove(at: place)
      var block = DifferenceReport.Block(session, other, limit: limit)
      block.settings = SettingDifference.between(
        first.configuration(of: session), second.configuration(of: other),
        entryNames: (first.loaded.corefile.entryFile, second.loaded.corefile.entryFile))
      blocks.append(block)
    }
    return blocks + rest.map { DifferenceReport.Block($0, only: .second) }
  }

  private func answers(
    _ names: NamesToAsk, _ first: SideSessions, _ second: SideSessions
  ) throws -> [AnswerDifference] {
    let servers = (try first.server(ExplainRequest()), try second.server(ExplainRequest()))
    var found: [AnswerDifference] = []
    for question in names.questions {
      var asked = (question, question)
      asked.0.port = servers.0.port
      asked.1.port = servers.1.port
      let answers = (servers.0.server.explained(asked.0), servers.1.server.explained(asked.1))
      if let difference = AnswerDifference(answers.0, answers.1) { found.append(difference) }
    }
    return found
  }
}
