import DNSAnswers
import DNSMessages

/// What a name server answers whose records are wrong for some names that exist.
///
/// Of the names with IPv4 addresses a quarter, chosen by what they are, do not exist for it, and another
/// quarter have another address. All else is right: names that do not exist, other types, the zone itself.
struct WrongAnswers {
  let server: NameServer
  /// The port that the Corefile's server blocks have.
  let port: Int

  /// What is wrong with a name.
  enum Kind {
    case otherAddress
    case missing
  }

  /// The address that is given in the place of others; of a network for documents (RFC 5737).
  private static let address = InternetAddress(ipv4: 0xC000_0242)

  /// What is wrong with a name that has addresses; nil for one that is right.
  static func kind(of name: DNSName) -> Kind? {
    // FNV-1a, so that the same names are wrong in every run.
    let hash = name.lowercased.text.utf8.reduce(UInt32(2_166_136_261)) {
      ($0 ^ UInt32($1)) &* 16_777_619
    }
    switch (hash >> 8) % 4 {
    case 0: return .missing
    case 3: return .otherAddress
    default: return nil
    }
  }

  /// The wrong reply in the place of a right one.
  func spoiled(_ reply: Message, _ asked: MessageQuestion) -> Message {
    guard reply.code == .noError, let kind = Self.kind(of: asked.name),
      answer(asked.name).answer.contains(where: { $0.type == .a })
    else { return reply }
    var reply = reply
    switch kind {
    case .otherAddress:
      for index in reply.answer.indices where reply.answer[index].type == .a {
        reply.answer[index].data = .a(Self.address)
      }
    case .missing:
      let absent = answer(Self.absentSibling(of: asked.name))
      guard case .code(let code) = absent.result else { return reply }
      (reply.code, reply.answer, reply.additional) = (code, absent.answer, absent.additional)
      reply.authority = absent.authority
    }
    return reply
  }

  private func answer(_ name: DNSName) -> Answer {
    server.answer(Question(name, .a, port: port))
  }

  /// A name beside it that surely does not exist.
  private static func absentSibling(of name: DNSName) -> DNSName {
    DNSName(unchecked: "k8sapi-inspect--absent." + name.text.drop { $0 != "." }.dropFirst())
  }
}
