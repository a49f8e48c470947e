import Corefile
import K8sAPI

/// The property `ttl`, which all three plugins read alike.
enum TTL {
  /// Reads its first argument, in seconds; further ones are not looked at.
  static func read(_ dispenser: inout Dispenser) throws(StanzaRefusal) -> Int {
    guard let argument = dispenser.remainingArgTokens().first else {
      throw StanzaRefusal(dispenser.argumentError())
    }
    let seconds: Int
    do {
      seconds = try GoNumber.integer(argument.text)
    } catch {
      throw StanzaRefusal(
        id: "invalid-ttl", "ttl must be a whole number of seconds", at: argument,
        coreDNS: error.message)
    }
    guard (0...3600).contains(seconds) else {
      throw StanzaRefusal(
        dispenser.error("ttl must be in range [0, 3600]: \(seconds)", id: "invalid-ttl"))
    }
    return seconds
  }
}
