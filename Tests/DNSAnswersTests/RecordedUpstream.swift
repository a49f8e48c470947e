import DNSAnswers
import DNSMessages

/// The server behind `forward` in the recordings: it answers by the name alone.
enum RecordedUpstream {
  static func reply(_ name: DNSName, _ type: RecordType) -> Reply {
    let lower = name.lowercased.text
    let labels = lower.split(separator: ".").map(String.init)
    switch labels.first {
    case "sf": return Reply(.serverFailure)
    case "rf": return Reply(.refused)
    default: break
    }
    let isBelowNode = lower.hasSuffix(".node.example.org.")
    if labels.first == "nx" || (isBelowNode && labels.first != "host") {
      return denial(.nameError)
    }
    if labels.first == "nodata" { return denial(.noError) }
    if lower == "to-cluster.example.org." {
      return answer([alias(name, to: "kubernetes.default.svc.cluster.local.")])
    }
    let owner = lower == "alias.example.org." ? DNSName(unchecked: "ext.example.org.") : name
    let aliases = owner == name ? [] : [alias(name, to: owner.text)]
    guard let data = data(type) else {
      return aliases.isEmpty ? denial(.noError) : answer(aliases)
    }
    return answer(aliases + [ResourceRecord(owner, ttl: 60, data)])
  }

  private static func answer(_ records: [ResourceRecord]) -> Reply {
    var reply = Reply()
    reply.answer = records
    return reply
  }

  private static func alias(_ name: DNSName, to target: String) -> ResourceRecord {
    ResourceRecord(name, ttl: 60, .cname(DNSName(unchecked: target)))
  }

  private static func denial(_ code: ResponseCode) -> Reply {
    var reply = Reply(code)
    reply.authority = [
      ResourceRecord(
        DNSName(unchecked: "example.org."), ttl: 30,
        .soa(
          StartOfAuthority(
            primary: DNSName(unchecked: "ns.upstream.example."),
            mailbox: DNSName(unchecked: "hostmaster.upstream.example."), minimum: 30)))
    ]
    return reply
  }

  private static func data(_ type: RecordType) -> RecordData? {
    func name(_ text: String) -> DNSName { DNSName(unchecked: text) }
    switch type {
    case .a: return InternetAddress("192.0.2.1").map { .a($0) }
    case .aaaa: return InternetAddress("2001:db8::1").map { .aaaa($0) }
    case .txt: return .txt([Array("upstream".utf8)])
    case .ptr: return .ptr(name("upstream.example."))
    case .srv: return .srv(priority: 0, weight: 0, port: 1, target: name("upstream.example."))
    case .mx: return .mx(preference: 10, exchange: name("upstream.example."))
    case .ns: return .ns(name("ns.upstream.example."))
    default: return nil
    }
  }
}
