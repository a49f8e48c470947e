import Corefile
import StanzaSyntax

extension StanzaReading {
  /// Takes a zone and the servers that questions for it are sent to; with the schemes that those may
  /// have, nil for any.
  mutating func takeServers(
    allowing schemes: [String]?, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    guard dispenser.nextArg(), let from = dispenser.token else {
      throw StanzaRefusal(dispenser.argumentError())
    }
    guard !PluginZones.normalized(from.text).isEmpty else {
      throw StanzaMessage("invalid-zone", "unable to normalize '\(from.text)'")
        .refusal(at: from, dispenser)
    }
    reviewZone(from, isFirstOnly: true)
    if let last = findings.indices.last, findings[last].id == "zones-lost" {
      findings[last].fix = "write one stanza for each zone"
    }
    let servers = dispenser.remainingArgTokens()
    guard !servers.isEmpty else { throw StanzaRefusal(dispenser.argumentError()) }
    line = [from] + servers
    let files = ServerFiles(surroundings: surroundings)
    do throws(Upstream.Failure) {
      serverCount = try Upstream.servers(
        words: servers.map(\.text), allowedSchemes: schemes, resolvConf: files.read
      ).count
    } catch {
      let culprit = servers.first {
        Upstream.problem(word: $0.text, allowedSchemes: schemes, resolvConf: files.read) != nil
      }
      throw StanzaMessage("invalid-server", error.message)
        .refusal(at: culprit ?? servers[0], dispenser)
    }
    for server in servers where files.isPath(server.text) { noteFile(server) }
  }

  /// Refuses more servers than CoreDNS takes, those in files counted.
  func checkServerCount(_ dispenser: Dispenser) throws(StanzaRefusal) {
    guard serverCount > 15 else { return }
    throw StanzaMessage("too-many-servers", "more than 15 TOs configured: \(serverCount)")
      .refusal(at: line.last, dispenser)
  }
}

/// The files that name servers.
private struct ServerFiles {
  let surroundings: StanzaSurroundings

  /// The bytes of a file; where the machine is not known, a path may be one that names a server.
  func read(_ path: String) -> [UInt8]? {
    guard surroundings.files != nil else {
      return isPath(path) ? Array("nameserver 192.0.2.1".utf8) : nil
    }
    return surroundings.bytes(of: path)
  }

  /// Whether a word is meant as a path.
  func isPath(_ word: String) -> Bool {
    word.utf8.contains(UInt8(ascii: "/")) && !word.contains("://") || word.hasSuffix(".conf")
  }
}
