import Inspection

extension DifferenceReport: PrintableReport {
  /// The report as people read it: a summary, then what differs.
  public var text: ReportText {
    var sections = [ReportText.Section(heading: heading, remarks: summary)]
    for block in serverBlocks {
      sections += block.sections(heading: serverBlocks.count > 1 ? block.identity.heading : nil)
    }
    if !answers.isEmpty { sections.append(answerSection) }
    return ReportText(sections)
  }

  /// What differs, a line each: `pod/shop/web-1` for objects, the name for answers.
  public var names: [String] {
    serverBlocks.flatMap { block in
      block.watches.flatMap { watch in
        (watch.objects?.shown ?? []).map { "\(watch.name)/\($0.key)" }
      }
    } + answers.map(\.name)
  }

  private var heading: String { "\(first.heading)  against  \(second.heading)" }

  private var summary: [ReportText.Remark] {
    var remarks = serverBlocks.flatMap(\.summary)
    if let namesAsked { remarks += answerSummary(namesAsked) }
    if !isDifferent, isComplete { remarks.append(ReportText.Remark("no differences", .good)) }
    for (side, other) in [(first, "first"), (second, "second")] where !side.unsynced.isEmpty {
      let names = side.unsynced.joined(separator: ", ")
      let verb = side.unsynced.count == 1 ? "has" : "have"
      remarks.append(
        ReportText.Remark(
          "not compared: \(names) \(verb) not synced on the \(other) side", .failure))
    }
    remarks.append(
      ReportText.Remark(
        isSameCluster
          ? "versions of objects are told and are no difference"
          : "versions of objects are not compared: each cluster counts its own", .dim))
    return remarks
  }

  private func answerSummary(_ asked: Int) -> [ReportText.Remark] {
    if answers.isEmpty {
      return [
        ReportText.Remark("\(Quantity.count(asked, "name")): the same answers on both sides")
      ]
    }
    let verb = answers.count == 1 ? "answers" : "answer"
    return [
      ReportText.Remark(
        "\(Quantity.count(answers.count)) of \(Quantity.count(asked, "name")) \(verb) differently",
        .warning)
    ]
      + reasons.map { reason, count in
        ReportText.Remark("  \(Quantity.count(count)) because of \(reason)")
      }
  }

  /// What decided, with how many names, the most frequent first.
  private var reasons: [(reason: String, count: Int)] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for answer in answers {
      if counts[answer.reason] == nil { order.append(answer.reason) }
      counts[answer.reason, default: 0] += 1
    }
    return order.enumerated().map { ($0.offset, $0.element, counts[$0.element] ?? 0) }
      .sorted { ($1.2, $0.0) < ($0.2, $1.0) }.map { ($0.1, $0.2) }
  }

  private var answerSection: ReportText.Section {
    ReportText.Section(
      heading: "answers (first -> second)",
      remarks: answers.flatMap { answer in
        [ReportText.Remark("\(answer.name) \(answer.type)", .warning)]
          + answer.first.remarks(mark: "first ") + answer.second.remarks(mark: "second")
      })
  }
}

extension DifferenceReport.Side {
  /// The side with its servers.
  fileprivate var heading: String {
    servers.isEmpty ? name : "\(name) (\(servers.joined(separator: ", ")))"
  }
}

extension AnswerDifference.Side {
  fileprivate func remarks(mark: String) -> [ReportText.Remark] {
    var text = "  \(mark)  \(result)"
    if !records.isEmpty { text += ": " + records.joined(separator: "; ") }
    var remarks = [ReportText.Remark(text)]
    if let verdict { remarks.append(ReportText.Remark("          \(verdict)", .dim)) }
    return remarks + facts.map { ReportText.Remark("            \($0)", .dim) }
  }
}
