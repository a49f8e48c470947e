import Corefile

/// The lifetimes and the TLS files of `etcd`.
struct EtcdStanza: StanzaCode {
  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    switch property {
    case "tls":
      guard words.count <= 3 else {
        throw StanzaMessage(
          "wrong-argument-count",
          "maximum of three arguments allowed for TLS config, found \(words.count)"
        ).refusal(at: words.last, dispenser)
      }
      try reading.checkTLS(words, dispenser)
    case "credentials":
      guard words.count != 2 else { return }
      throw StanzaRefusal(
        dispenser.error(
          "credentials requires 2 arguments, username and password", id: "wrong-argument-count"))
    case "min-lease-ttl", "max-lease-ttl":
      guard let problem = leaseProblem(words[0].text) else { return }
      throw StanzaRefusal(
        dispenser.error("invalid \(property) value: \(problem)", id: "invalid-value"))
    default: break
    }
  }

  /// What is wrong with a lifetime: seconds or a duration, within 32 bits; nil for nothing.
  private func leaseProblem(_ text: String) -> String? {
    guard !text.isEmpty else { return nil }
    if let seconds = UInt64(text), !text.hasPrefix("+") {
      return seconds <= UInt32.max ? nil : "TTL value out of range (0-\(UInt32.max)): \(seconds)"
    }
    guard let duration = try? GoDuration.parse(text) else {
      return "invalid TTL format, use format like '30', '30s', '5m', '1h', or '2h30m'"
    }
    if duration < .zero { return "TTL value out of range (0-\(UInt32.max)): \(text)" }
    return duration > .seconds(Int64(UInt32.max))
      ? "TTL value out of range (0-\(UInt32.max)): \(text)" : nil
  }
}
