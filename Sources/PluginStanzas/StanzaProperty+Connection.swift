extension StanzaProperty {
  /// The property `tls`: certificate, key and certificate authority, all three.
  public static let tls = StanzaProperty(
    "tls", .exactly(3), .texts, settings: ["cert", "key", "ca"], default: .text("")
  ).with { $0.role = .tls }

  /// The property `kubeconfig`: the file, and the context where it may be left out or not.
  public static func kubeconfig(_ arguments: StanzaLine.Arguments) -> StanzaProperty {
    StanzaProperty(
      "kubeconfig", arguments, .texts, settings: ["kubeconfig", "context"], default: .text("")
    ).with { $0.role = .kubeconfig }
  }

  /// The property `ttl` as most plugins read it: the first argument, 0 to 3600 seconds.
  public static func ttl(default seconds: Int) -> StanzaProperty {
    StanzaProperty("ttl", .first, .integer(0...3600), default: .integer(seconds)).with {
      $0.invalid = StanzaMessage(
        "invalid-ttl", "{reason}", says: "ttl must be a whole number of seconds")
      $0.outOfRange = StanzaMessage(
        "invalid-ttl", "ttl must be in range [0, 3600]: {value}", hasPosition: true)
    }
  }

  /// The property `fallthrough`.
  public static let fallthroughZones = StanzaProperty("fallthrough", .any, .fallthroughZones)
}
