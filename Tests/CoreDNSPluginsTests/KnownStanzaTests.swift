import Corefile
import CoreDNSPlugins
import PluginStanzas
import Testing

/// Stanzas that many server blocks have in the same words.
struct KnownStanzaTests {
  private func review(_ stanzas: [String]) -> (StanzaReview, [Int]) {
    var text = ""
    var starts: [Int] = []
    for (number, stanza) in stanzas.enumerated() {
      text += "z\(number).example {\n"
      starts.append(text.utf8.count { $0 == UInt8(ascii: "\n") } + 1)
      text += "\(stanza)\n}\n"
    }
    let corefile = CorefileParser(environment: [:]).parse(Array(text.utf8))
    let plans = ServerBlockPlan.plans(for: corefile)
    let review = StanzaReview(
      corefile, order: .builtIn, plans: plans, catalogue: StanzaCatalogue())
    return (review, starts)
  }

  @Test(
    "What is found in one block is found in each, at its own lines",
    arguments: [
      "  hosts /etc/zone.hosts", "  forward . /etc/other.conf",
      "  forward . 10.0.0.1 {\n    max_fails 1\n    max_fails 2\n  }",
      "  cache 30 {\n    servfail 1s 2s\n    prefetch 1 1m x\n  }",
    ])
  func movesFindings(_ stanza: String) {
    let (alone, _) = review([stanza])
    let (review, starts) = review([stanza, "  errors\n  log", stanza, stanza])
    let expected = zip([0, 2, 3], [0, 2, 3].map { starts[$0] - starts[0] }).flatMap {
      block, lines in
      alone.findings.map { finding in
        var moved = finding.diagnostic
        moved.location?.line += lines
        for index in moved.edits.indices { moved.edits[index].location.line += lines }
        return "\(block) \(moved.id) \(moved.location?.line ?? 0) \(moved.edits.count)"
      }
    }
    let found = review.findings.map { finding in
      let diagnostic = finding.diagnostic
      return "\(finding.block) \(diagnostic.id) \(diagnostic.location?.line ?? 0)"
        + " \(diagnostic.edits.count)"
    }
    #expect(found == expected)
    #expect(review.faults.map(\.block) == alone.faults.flatMap { _ in [0, 2, 3] })
  }

  @Test("A finding that names a line names that of its own block")
  func namesOwnLines() {
    let stanza = "  forward . 10.0.0.1 {\n    max_fails 1\n    max_fails 2\n  }"
    let (review, starts) = review([stanza, stanza])
    let messages = review.findings.map(\.diagnostic.message)
    #expect(
      messages == starts.map { "this max_fails has no effect: line \($0 + 2) sets it again" })
  }

  @Test("What a block refuses is refused in each, in CoreDNS's words with its own lines")
  func refusesEach() {
    let (review, starts) = review([
      "  cache x y {\n    nothing\n  }", "  cache x y {\n    nothing\n  }",
    ])
    #expect(review.faults.count == 2)
    #expect(
      review.faults.map { $0.refusal.diagnostic.location?.line } == starts.map { $0 + 1 })
  }

  @Test("A stanza whose faults depend on its block is read in each")
  func readsEach() {
    let (review, _) = review(
      ["  k8s_external a.example", "  kubernetes a.b\n  k8s_external a.example"])
    #expect(review.faults.map(\.block) == [0])
    #expect(review.faults.map(\.refusal.diagnostic.id) == ["external-without-kubernetes"])
  }

  @Test("The plans of many blocks are in the order of the blocks")
  func plansInOrder() {
    let text = (0..<2_000).map { number in
      number.isMultiple(of: 3)
        ? "z\(number) {\n errors\n}\n" : "z\(number) {\n kubernetes c\(number).local\n}\n"
    }.joined()
    let corefile = CorefileParser(environment: [:]).parse(Array(text.utf8))
    let plans = ServerBlockPlan.plans(for: corefile)
    #expect(plans.map(\.blockIndex) == (0..<2_000).filter { !$0.isMultiple(of: 3) })
    #expect(plans.allSatisfy { $0.keys == ["z\($0.blockIndex)"] })
  }
}
