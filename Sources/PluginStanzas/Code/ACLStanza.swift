import Corefile
import StanzaSyntax

/// Each line of `acl` is an action with sections of types and networks.
struct ACLStanza: StanzaCode {
  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    func isSection(_ word: Token) -> Bool { ["type", "net"].contains(word.text.lowercased()) }
    var rest = words[...]
    while let section = rest.popFirst() {
      guard isSection(section) else {
        throw refusal(
          "unexpected token \(GoQuotation.quoted(section.text)); expect 'type | net'", dispenser)
      }
      let end = rest.firstIndex(where: isSection) ?? rest.endIndex
      let name = section.text.lowercased()
      guard end > rest.startIndex else {
        throw refusal("no token specified in \(GoQuotation.quoted(name)) section", dispenser)
      }
      // Behind a star CoreDNS looks at nothing.
      for member in rest[..<end].prefix(while: { $0.text != "*" }) {
        if let problem = problem(member.text, in: name) { throw refusal(problem, dispenser) }
      }
      rest = rest[end...]
    }
  }

  private func problem(_ member: String, in section: String) -> String? {
    guard section == "type" else { return AccessNetwork.problem(member) }
    return RecordNames.type(named: member) == nil
      ? "unexpected token \(GoQuotation.quoted(member)); expect legal QTYPE" : nil
  }

  private func refusal(_ words: String, _ dispenser: Dispenser) -> StanzaRefusal {
    StanzaRefusal(dispenser.error(words, id: "invalid-rule"))
  }
}
